export function spawnPlan(
  command: string,
  args: readonly string[],
  platform: string,
): { command: string; args: readonly string[]; shell: boolean }
