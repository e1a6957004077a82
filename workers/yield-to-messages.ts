/**
 * Lets the worker answer calls that came in meanwhile. A message, unlike a timer or an animation frame, is not
 * held back in a background tab.
 */
export function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** Lets messages in, and waits where there are so many milliseconds left. */
export async function wait(milliseconds: number): Promise<void> {
  if (milliseconds <= 1) await yieldToMessages()
  else await new Promise((resolve) => setTimeout(resolve, milliseconds))
}
