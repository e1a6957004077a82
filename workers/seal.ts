import { removeWebRtc } from '../src/protocol/hardening.ts'
import { watchRequests } from '../src/protocol/request-note.ts'

/** Every worker imports this first: it takes means away, and tells whoever started it of each request. */
removeWebRtc()
watchRequests(globalThis.name, (note) => {
  postMessage(note)
})
