/** What each shell is given. They ask `upslab completion candidates` at every Tab, so that no script grows old. */
export const SCRIPTS = {
  bash: `_upslab() {
  local IFS=$'\\n'
  COMPREPLY=($(upslab completion candidates -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _upslab upslab
`,
  zsh: `_upslab() {
  local -a found
  found=("\${(@f)$(upslab completion candidates -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -a found; else _files; fi
}
compdef _upslab upslab
`,
  fish: `complete -c upslab -a '(upslab completion candidates -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
} as const
export type ShellName = keyof typeof SCRIPTS
