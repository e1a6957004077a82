import type { ProbeAnswer } from '../src/protocol/probe.ts'

/**
 * Tells whether a policy keeps this worker from connecting, without connecting: the address holds its own answer. And
 * which policy, as soon as the browser says so, which is a little later.
 */
async function isRefused(): Promise<boolean> {
  try {
    await fetch('data:,x')
    return false
  } catch {
    return true
  }
}

function answer(said: ProbeAnswer): void {
  postMessage(said)
}

addEventListener('securitypolicyviolation', (event: Event) => {
  const policy = (event as SecurityPolicyViolationEvent).originalPolicy
  answer({ refused: true, script: location.href, policy })
})
answer({ refused: await isRefused(), script: location.href })
