import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'

/** Another address, which must hear nothing: it notes whatever arrives. */
export interface Sink {
  /** Of HTTP and WebSocket requests alike: `127.0.0.1:PORT`. */
  host: string
  /** Where STUN would arrive: `127.0.0.1:PORT`, UDP. */
  udp: string
  /** What the requests were for, by their paths without the slash; `webRtc` for any datagram. */
  arrived: Set<string>
  close: () => Promise<void>
}

/** Opens a sink on two free ports. */
export async function openSink(): Promise<Sink> {
  const arrived = new Set<string>()
  const server = createServer((request, response) => {
    arrived.add((request.url ?? '').slice(1).replace(/\?.*$/, ''))
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()
  })
  server.on('upgrade', (request, socket) => {
    arrived.add((request.url ?? '').slice(1))
    socket.destroy()
  })
  const datagrams = createSocket('udp4')
  datagrams.on('message', () => arrived.add('webRtc'))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  await new Promise<void>((resolve) => {
    datagrams.bind(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the sink has no port')
  return {
    host: `127.0.0.1:${bound.port}`,
    udp: `127.0.0.1:${datagrams.address().port}`,
    arrived,
    close: async () => {
      datagrams.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
