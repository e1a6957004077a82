import type { ProbeAnswer } from '../src/protocol/probe.ts'

/** Tells whether a policy keeps this worker from connecting, without connecting: the address holds its own answer. */
async function isRefused(): Promise<boolean> {
  try {
    await fetch('data:,x')
    return false
  } catch {
    return true
  }
}

const answer: ProbeAnswer = { refused: await isRefused() }
postMessage(answer)
