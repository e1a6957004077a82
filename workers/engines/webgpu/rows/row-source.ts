/** What the kernels take rows from. */
export interface RowBuffers {
  /** [rows, words] */
  records: GPUBuffer
  /** [rows of the epoch] Which of those records comes at each place of the epoch. */
  order: GPUBuffer
}

/** The same for some minibatch steps. */
export interface ServedRows extends RowBuffers {
  /** First row of the epoch that they do not serve. */
  end: number
}

/**
 * The training rows, wherever they are kept: the kernels see the same rows in the same order, and so give the same
 * bits.
 */
export interface RowSource {
  /** @param order [rows] */
  startEpoch(order: Uint32Array<ArrayBuffer>): void
  /**
   * Call when everything before has been submitted.
   * @param row of the epoch, the first of a minibatch
   */
  serve(row: number): Promise<ServedRows>
  dispose(): void
}
