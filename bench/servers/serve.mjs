/** Tells the parent where the server is, and how much CPU it has used whenever asked. */
export function announce(where) {
  process.send(where)
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send(user + system)
  })
  process.on('disconnect', () => process.exit(0))
}
