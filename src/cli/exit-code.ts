/** 0 fine, 1 a run's expectations failed, 2 wrong usage or lab file, 3 a port or socket could not be had. */
export const EXIT = { fine: 0, failed: 1, usage: 2, port: 3 } as const

/**
 * The exit code of each error that a user can mend, by the error's name. Names, since the classes would load every module
 * that can fail before the first word is printed.
 */
export const EXIT_CODES: Readonly<Record<string, number>> = {
  CatalogueError: EXIT.usage,
  CloneError: EXIT.usage,
  CommandError: EXIT.usage,
  ControlError: EXIT.failed,
  DefectError: EXIT.usage,
  DeviceError: EXIT.usage,
  DipError: EXIT.usage,
  ExpectationError: EXIT.usage,
  InterruptedError: EXIT.failed,
  LabFileError: EXIT.usage,
  NotReachableError: EXIT.port,
  PlugInError: EXIT.usage,
  PortError: EXIT.port,
  RecordingError: EXIT.usage,
  ScenarioError: EXIT.usage,
  ScenarioFileError: EXIT.usage,
  SettingError: EXIT.usage,
  ShardError: EXIT.usage,
  SnapshotError: EXIT.usage,
  StateError: EXIT.usage,
  UsageError: EXIT.usage,
  VersionError: EXIT.usage,
}

/** The exit code an error asks for; undefined for one that nobody expected. */
export function exitCodeOf(error: unknown): number | undefined {
  return error instanceof Error && Object.hasOwn(EXIT_CODES, error.name) ? EXIT_CODES[error.name] : undefined
}
