import type { Writing } from './tables.ts'

/** Books within a transaction that a project takes so many bytes more, or fewer. */
export async function bookBytes(tx: Writing, project: string, more: number): Promise<void> {
  const row = await tx.objectStore('projects').get(project)
  if (row !== undefined) await tx.objectStore('projects').put({ ...row, bytes: row.bytes + more })
}
