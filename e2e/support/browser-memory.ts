import { readdirSync, readFileSync } from 'node:fs'

const INTERVAL_MS = 50

interface Process {
  parent: string
  /** As Chromium names it: "renderer", "gpu-process"; undefined of other programs. */
  type: string | undefined
  residentBytes: number
}

/**
 * Watches what the renderer and GPU processes of the browsers that this process has started hold in memory together
 * (resident set, by Linux' /proc). Pages that they share count in each of them.
 */
export class BrowserMemory {
  readonly #timer: NodeJS.Timeout
  #peak = 0

  constructor() {
    this.#timer = setInterval(() => this.now(), INTERVAL_MS)
  }

  /** Bytes. */
  now(): number {
    const bytes = residentBytes()
    this.#peak = Math.max(this.#peak, bytes)
    return bytes
  }

  /** Bytes; the most that was seen. */
  stop(): number {
    clearInterval(this.#timer)
    this.now()
    return this.#peak
  }
}

function residentBytes(): number {
  const processes = new Map<string, Process>()
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const process = readProcess(id)
    if (process) processes.set(id, process)
  }
  const isOurs = (id: string | undefined): boolean =>
    id !== undefined && (id === String(process.pid) || isOurs(processes.get(id)?.parent))
  return [...processes]
    .filter(([id, { type }]) => (type === 'renderer' || type === 'gpu-process') && isOurs(id))
    .reduce((sum, [, { residentBytes }]) => sum + residentBytes, 0)
}

function readProcess(id: string): Process | undefined {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8')
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8')
    return {
      parent: /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? '',
      type: /--type=([\w-]+)/.exec(command)?.[1],
      residentBytes: 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0),
    }
  } catch {
    // It has ended meanwhile.
    return undefined
  }
}
