/** A realm in which one trainer runs: TensorFlow.js has one backend in each. */
export interface TrainerWorker {
  /** Ready to train on the shape; nothing is compiled yet. */
  open(shape: string): Promise<void>
  /** Milliseconds that so many steps take, with all of an epoch that falls among them. */
  time(shape: string, steps: number): Promise<number>
}
