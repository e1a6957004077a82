import type { AllowlistTrial } from '../../domain/lock/connection-allowlist.ts'
import type { LockState, Stopper } from '../../domain/lock/network-lock.ts'
import type { WayOut } from '../../domain/lock/ways-out.ts'

const badges: Record<LockState, string> = {
  full: 'Sealed',
  partial: 'Sealed in part',
  none: 'Not sealed',
}

const titles: Record<LockState, string> = {
  full: 'The lock is closed',
  partial: 'The lock is closed in part',
  none: 'The lock is open',
}

const leads: Record<LockState, string> = {
  full: 'Your data never leaves this browser: the browser itself refuses every known way out.',
  partial:
    'Your data never leaves this browser. The browser itself refuses every request to another address; some ways out no policy can close here, and there you rely on Terrarium.',
  none: 'Terrarium sends nothing, but on this host nothing makes sure of that: the browser would let requests to other addresses through.',
}

const states: Record<LockState, string> = {
  full: 'full lock',
  partial: 'partial lock',
  none: 'no lock',
}

const ways: Record<WayOut, string> = {
  fetch: 'Requests (fetch)',
  beacon: 'Beacons',
  socket: 'WebSocket',
  code: 'Loading foreign code',
  image: 'Images',
  style: 'Stylesheets',
  font: 'Fonts',
  prefetch: 'Prefetching',
  frame: 'Frames',
  form: 'Forms',
  webRtc: 'WebRTC',
  window: 'New windows',
  leaving: 'Leaving the page by script',
}

const stoppers: Record<Stopper, string> = {
  tried: 'policy, tried',
  policy: 'policy',
  allowlist: 'allowlist',
  removed: 'Terrarium only',
  nothing: 'nothing',
}

const allowlist: Record<AllowlistTrial, string> = {
  enforced: 'Sent, and it refused a WebRTC connection',
  ignored: 'Sent, but this browser does not hold to it',
  untried: 'Sent, but there is nothing to try it with here',
  other: 'Sent, but with another value than Terrarium’s, so it does not count',
  absent: 'Not sent by this host',
}

/** The network lock: what can leave the browser, and what was asked for. */
export const lock = {
  short: 'Privacy',
  checking: 'Checking the lock',
  badges,
  titles,
  leads,
  states,
  tryAgain: 'Try again',
  save: 'Save a privacy receipt',
  ways: 'Ways out',
  waysHow: (time: string) =>
    `Tried at ${time} without sending anything. “Policy” is the content security policy in force here, “allowlist” the Connection-Allowlist header.`,
  way: 'Way out',
  from: 'Open to',
  fromPage: 'page',
  fromBoth: 'page and workers',
  stoppedBy: 'Stopped by',
  wayNames: ways,
  stoppers,
  removedNote:
    '“Terrarium only”: no policy covers this way. Terrarium takes the means away from its own code, which stops an accident but not an attacker. Chromium closes it where it holds to the allowlist.',
  nothingNote:
    '“Nothing”: the host sends no policy, or one with a gap. Use a host that sends the headers of Terrarium.',
  restsOn: 'What this rests on',
  pagePolicy: 'Policy of the page',
  workerPolicy: 'Policy of the workers',
  refused: 'A request was refused',
  notRefused: 'A request was let through',
  inherited: 'Inherited from the page; a request was refused',
  allowlistTerm: 'Connection-Allowlist',
  allowlist,
  trustedTypes: 'Text cannot become code',
  trustedTypesGloss: 'Trusted Types: the browser refuses markup and scripts made of text.',
  framing: 'No other page can frame this one',
  secure: 'Secure connection',
  isolated: 'Isolated from other sites',
  yes: 'Yes',
  no: 'No',
  requests: 'Every request since it was opened',
  requestsCount: (count: string, foreign: number, foreignText: string) =>
    foreign === 0 ? `${count}, all to this site` : `${count}, ${foreignText} to other addresses`,
  time: 'Time',
  address: 'Address',
  by: 'Asked by',
  askedBy: (from: string, initiator: string) =>
    initiator === '' ? from : `${from} (${initiator})`,
  size: 'Size',
  cached: 'from cache',
  notListed:
    'As the browser’s own timing lists them, of the page and of all workers. A page cannot list what the browser, its extensions or the service worker ask for by themselves, nor WebRTC, nor look-ups of names. The browser’s network tools and log show those, too.',
  dropped: (count: string) => `${count} earlier ones are no longer listed.`,
  refusals: 'Refused attempts',
  refusalsHow:
    'What a policy refused. Terrarium itself attempts nothing but its own trial; a browser extension may.',
  rule: 'Rule',
  none: 'None.',
  offline: 'Go offline and keep working',
  offlineHow:
    'Switch to flight mode or pull the cable. Opening files, training, judging, scoring and saving go on as before.',
  onlineNow: 'The browser is online now.',
  offlineNow: 'The browser is offline now. Go on working.',
  offlineLimits: 'A view or sample that was not opened before may have to be loaded first.',
  receipt: 'The receipt',
  receiptHow:
    'A file that a person can read: when, which build, the state of the lock and what it rests on, every request above, and the fingerprint of the open file. It holds no row, no name of a column and no name of a file.',
  build: 'Build',
  fingerprint: 'Open file (SHA-256)',
  noFingerprint: 'none',
}
