/** As much of the Launch Handler API as is used; TypeScript's DOM library has none of it. */
interface LaunchQueue {
  setConsumer(consume: (launch: { files: readonly FileSystemFileHandle[] }) => void): void
}

/** Takes the files that the operating system opens with the installed app, also those that wait already. */
export function onLaunchedFiles(open: (files: [File, ...File[]]) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files }) => {
    void Promise.all(files.map((file) => file.getFile())).then(([first, ...others]) => {
      // The app may be launched without a file, too.
      if (first !== undefined) open([first, ...others])
    })
  })
}
