/**
 * Records that lie in one piece of a file: where each cell's text begins and ends among the bytes. Nothing is copied,
 * and no string is made. Grows as records are found, and is used again for the next piece.
 */
export class RecordBatch {
  /** UTF-8. */
  bytes: Uint8Array = new Uint8Array(0)
  records = 0
  cells = 0
  /** Cells of all records, one after the other: first byte, and the byte after the last. */
  starts = new Int32Array(1024)
  ends = new Int32Array(1024)
  /** [records + 1] Cell that each record begins with. */
  firstCell = new Int32Array(256)
  /** [records] Line of the file on which it begins, from 1. */
  lines = new Int32Array(256)
  /** Records in which a quote was opened and never closed; they end with the line. */
  readonly unclosed = new Set<number>()

  clear(bytes: Uint8Array): void {
    this.bytes = bytes
    this.records = 0
    this.cells = 0
    this.unclosed.clear()
  }

  /** Makes room for so many cells more. */
  reserve(cells: number): void {
    const needed = this.cells + cells
    if (needed <= this.starts.length) return
    this.starts = grown(this.starts, needed)
    this.ends = grown(this.ends, needed)
  }

  addCell(start: number, end: number): void {
    const cell = this.cells
    if (cell === this.starts.length) this.reserve(2 * cell)
    this.starts[cell] = start
    this.ends[cell] = end
    this.cells = cell + 1
  }

  /** Makes the cells since the last record a record. */
  endRecord(line: number): void {
    const record = this.records
    if (record + 1 >= this.firstCell.length) {
      this.firstCell = grown(this.firstCell, 2 * record + 2)
      this.lines = grown(this.lines, 2 * record + 2)
    }
    this.lines[record] = line
    this.firstCell[record + 1] = this.cells
    this.records = record + 1
  }

  /** Forgets the cells since the last record. */
  dropCells(): void {
    this.cells = this.firstCell[this.records] as number
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The cells of a record as text. */
export function textsOf(batch: RecordBatch, record: number): string[] {
  const { bytes, starts, ends, firstCell } = batch
  const texts: string[] = []
  for (let cell = firstCell[record] as number; cell < (firstCell[record + 1] as number); cell++) {
    texts.push(decoder.decode(bytes.subarray(starts[cell], ends[cell])))
  }
  return texts
}

function grown(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const into = new Int32Array(length)
  into.set(from)
  return into
}
