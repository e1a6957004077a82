/**
 * Whether an OLE file is an encrypted workbook of the new kind rather than an old `.xls`: its directory then names a
 * stream "EncryptedPackage". Source: [MS-CFB] 2.2 and 2.6, [MS-OFFCRYPTO] 2.3.4.
 */
export async function isEncryptedWorkbook(blob: Blob): Promise<boolean> {
  const header = new DataView(await blob.slice(0, 512).arrayBuffer())
  if (header.byteLength < 512) return false
  const sectorBytes = 2 ** Math.min(header.getUint16(30, true), 16)
  const start = (header.getUint32(48, true) + 1) * sectorBytes
  const directory = await blob.slice(start, start + DIRECTORY_BYTES).arrayBuffer()
  return new TextDecoder('utf-16le').decode(directory).includes('EncryptedPackage')
}

/** The few entries of such a file come first. */
const DIRECTORY_BYTES = 4096
