import { readdirSync, readFileSync } from 'node:fs'

const INTERVAL_MS = 50
/** Looking through all processes of a machine takes time that what is measured here would lack. */
const SEARCH_INTERVAL_MS = 1000

interface Process {
  parent: string
  /** As Chromium names it: "renderer", "gpu-process"; undefined of other programs. */
  type: string | undefined
}

/**
 * Watches what the renderer and GPU processes of the browsers that this process has started hold in memory together
 * (resident set, by Linux' /proc). Pages that they share count in each of them.
 */
export class BrowserMemory {
  readonly #timer: NodeJS.Timeout
  #peak = 0
  #processes: string[] = []
  #searched = Number.NEGATIVE_INFINITY

  constructor() {
    this.#timer = setInterval(() => this.now(), INTERVAL_MS)
  }

  /** Bytes. */
  now(): number {
    if (performance.now() - this.#searched > SEARCH_INTERVAL_MS) {
      this.#processes = browserProcesses()
      this.#searched = performance.now()
    }
    const bytes = this.#processes.reduce((sum, id) => sum + residentBytes(id), 0)
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

/** Ids of the renderer and GPU processes of our browsers. */
function browserProcesses(): string[] {
  const processes = new Map<string, Process>()
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const process = readProcess(id)
    if (process) processes.set(id, process)
  }
  const isOurs = (id: string | undefined): boolean =>
    id !== undefined && (id === String(process.pid) || isOurs(processes.get(id)?.parent))
  return [...processes]
    .filter(([id, { type }]) => (type === 'renderer' || type === 'gpu-process') && isOurs(id))
    .map(([id]) => id)
}

function readProcess(id: string): Process | undefined {
  const command = readOf(id, 'cmdline')
  if (command === undefined) return undefined
  return {
    parent: /^PPid:\s+(\d+)/m.exec(readOf(id, 'status') ?? '')?.[1] ?? '',
    type: /--type=([\w-]+)/.exec(command)?.[1],
  }
}

function residentBytes(id: string): number {
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readOf(id, 'status') ?? '')?.[1] ?? 0)
}

/** Undefined of a process that has ended meanwhile. */
function readOf(id: string, file: 'status' | 'cmdline'): string | undefined {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}
