/** Vite takes styles out of the script and puts them beside it. */
declare module '*.css'
