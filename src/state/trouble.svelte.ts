/** An error that nothing in the program had reckoned with: a fault of ours, not of what was opened. */
export interface UnexpectedError {
  message: string
  /** Where in the program; may quote a word of the data, so it is shown and copied, never sent. */
  details: string
}

/** The last resort: what nobody caught is told on the page, and the page goes on. */
export class Trouble {
  /** The latest; undefined: none, or it was put away. */
  error = $state.raw<UnexpectedError | undefined>()

  /** From now on takes up what reaches the window uncaught; returns what ends that. */
  listen(): () => void {
    const onError = (event: ErrorEvent) => {
      // Extensions of the browser run in the page, too: their faults are not ours to tell.
      if (isOurs(event.filename)) this.#take(event.error ?? event.message)
    }
    const onRejection = (event: PromiseRejectionEvent) => {
      this.#take(event.reason)
    }
    addEventListener('error', onError)
    addEventListener('unhandledrejection', onRejection)
    return () => {
      removeEventListener('error', onError)
      removeEventListener('unhandledrejection', onRejection)
    }
  }

  dismiss(): void {
    this.error = undefined
  }

  #take(thrown: unknown): void {
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    // Only says that there is more layout to do than fits into this frame.
    if (message.startsWith('ResizeObserver loop')) return
    const stack = thrown instanceof Error ? (thrown.stack ?? '') : ''
    const said = stack.includes(message) ? stack : `${message}\n${stack}`
    this.error = { message, details: `${said.trim()}\n\nTerrarium ${__BUILD_ID__}` }
  }
}

/** Scripts that a console runs, or that a frame of the same page holds, have no address. */
function isOurs(address: string): boolean {
  return address === '' || new URL(address, location.href).origin === location.origin
}
