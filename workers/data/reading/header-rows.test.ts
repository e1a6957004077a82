import { expect, test } from 'vitest'
import { findHeader, headerTexts } from './header-rows.ts'

function findIn(text: string) {
  return findHeader(text.split('\n').map((line) => line.split(',')))
}

test('titles above a table are passed over', () => {
  expect(findIn('Sales of 2024,,\n,,\nshop,month,sales\nA,1,20\nB,2,30')).toEqual({
    preambleRows: 2,
    headerRows: 1,
  })
  expect(findIn('Made by A, B, in May\ncm-1,%T\n1,2\n2,3\n3,4').preambleRows).toBe(1)
  expect(findIn('#made by x,1\n#on,2024\n#name,size\na,1\nb,2').preambleRows).toBe(2)
})

test('a header that names columns only together has several rows', () => {
  const text = 'control,,fire,\nX,Y,X,Y\n1.5,2,3,4\n2,3,4,5\n1,1,1,1'
  expect(findIn(text)).toEqual({ preambleRows: 0, headerRows: 2 })
  expect(
    headerTexts([
      ['control', '', 'fire', ''],
      ['X', 'Y', 'X', 'Y'],
    ]),
  ).toEqual(['control X', 'control Y', 'fire X', 'fire Y'])
})

test('a header of three rows with gaps, above rows that end before the file does', () => {
  const text =
    'unit,staff,,,,total\n,A,,B,,\n,Grade 6/7,pay,no.,pay,\nx,1,2,3,4,5\ny,2,3,4,5,6\nz,3,4,5,6,7\n,,,,,\n,,,,,\n,,,,,'
  expect(findIn(text)).toEqual({ preambleRows: 0, headerRows: 3 })
})

test.each([
  ['columns without names', ',,z\nx,x,z\ny,y,z\nx,x,y'],
  ['a slip in the first row', 'age,income\nunknown,30\n20,40\n30,50\n40,60'],
  ['words alone', 'city,land\nRome,Italy\nBonn,Germany'],
  ['hardly filled rows', 'a,b,c\n1,,\n,2,\n,,3'],
])('a plain header is the first row: %s', (_, text) => {
  expect(findIn(text)).toEqual({ preambleRows: 0, headerRows: 1 })
})
