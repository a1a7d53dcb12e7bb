/** `wait_for SECONDS PATTERN COMMAND`: waits until a command prints what it should, and says what it printed last. */
export const WAIT_FOR = `
wait_for() { # seconds pattern command...
  n=$1; pattern=$2; shift 2
  while [ $n -gt 0 ]; do
    last=$("$@" 2>/dev/null)
    if echo "$last" | grep -qE "$pattern"; then echo "SEEN $pattern"; return 0; fi
    sleep 1; n=$((n-1))
  done
  echo "NOT SEEN $pattern; last: $last"; return 1
}
`
