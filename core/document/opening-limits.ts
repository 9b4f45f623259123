/** At most so many machines are shown in one window; the command line takes any number. */
export const machineLimit = 500;

/** What may be dropped onto the window at once. A folder of more is chosen in the dialog: that is read piece by piece. */
export const dropLimits = { files: 20_000, bytes: 256 * 1024 * 1024 } as const;
