/** What a worker is made of. */
export type WorkerMaker = new (address: URL, options?: WorkerOptions) => Worker

/**
 * Workers whose own script is a text that does nothing but load the real one: those have the policy of whoever starts
 * them, where a worker loaded from an address has that of its own response. A function, because not everything that
 * imports this runs where there are workers.
 */
export function inheritingWorker(): WorkerMaker {
  return class extends Worker {
    constructor(address: URL, options?: WorkerOptions) {
      const text = `import ${JSON.stringify(address.href)}`
      const own = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
      super(own, options)
      // It is read by the time that the worker says its first word, or never.
      this.addEventListener(
        'message',
        () => {
          URL.revokeObjectURL(own)
        },
        { once: true },
      )
    }
  }
}
