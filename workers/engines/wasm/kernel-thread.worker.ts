import { startKernel } from './kernel-module.ts'
import type { Work } from './work.ts'
import { StepShare } from './step-share.ts'
import { TeamBoard } from './team-board.ts'
import { MADE, MOVED, TURNS, type ThreadTask } from './thread-team.ts'

/** One more thread of the `wasm` engine. Once it has its task it hears no message any more, and ends by being ended. */

self.onmessage = ({ data }: MessageEvent<ThreadTask>) => {
  const { module, memory, plan, settings, thread, threads } = data
  const board = new TeamBoard(memory.buffer, plan.board, threads, plan.gradients.length)
  const share = new StepShare(startKernel(module, memory), plan, board, settings, thread, threads)
  self.postMessage('ready')
  for (let turn = TURNS; ; turn += TURNS) {
    until(board, 0, turn)
    const minibatch = board.task
    finish(share.gradients(minibatch))
    board.arrive(thread, turn + MADE)
    for (let other = 0; other < threads; other++) until(board, other, turn + MADE)
    finish(share.update(minibatch))
    board.arrive(thread, turn + MOVED)
  }
}

function until(board: TeamBoard, thread: number, turn: number): void {
  while (!board.awaits(thread, turn, Infinity));
}

function finish(work: Work): void {
  while (work && work.next().done !== true);
}
