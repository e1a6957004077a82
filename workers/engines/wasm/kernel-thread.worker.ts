import '../../seal.ts'
import { startKernel } from './kernel-module.ts'
import { StepShare } from './step-share.ts'
import { TeamBoard } from './team-board.ts'
import { MADE, MOVED, TURNS, type ThreadTask } from './thread-team.ts'
import type { Work } from './work.ts'

/** One more thread of the `wasm` engine. Once it has its task it hears no message until all is over. */

/** Between two steps; whoever begins one ends the sleep. */
const SLEEP_MS = 1000

self.onmessage = ({ data }: MessageEvent<ThreadTask>) => {
  const { module, memory, plan, settings, thread, threads } = data
  const board = new TeamBoard(memory.buffer, plan.board, threads, plan.gradients.length)
  const share = new StepShare(startKernel(module, memory), plan, board, settings, thread, threads)
  self.postMessage('ready')
  for (let turn = TURNS; until(board, 0, turn); turn += TURNS) {
    const minibatch = board.task
    finish(share.gradients(minibatch))
    board.arrive(thread, turn + MADE)
    for (let other = 0; other < threads; other++) {
      if (!until(board, other, turn + MADE)) return
    }
    finish(share.update(minibatch))
    board.arrive(thread, turn + MOVED)
  }
}

/** Whether the other thread has come to the turn; false if all is over. */
function until(board: TeamBoard, thread: number, turn: number): boolean {
  while (!board.awaits(thread, turn, SLEEP_MS)) if (board.isOver) return false
  return true
}

function finish(work: Work): void {
  while (work && work.next().done !== true);
}
