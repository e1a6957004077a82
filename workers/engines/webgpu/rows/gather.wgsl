// Copies the records of one shard that the next steps of an epoch take into a chunk, in the order they are taken in.
//
//   chunk[p] = shard[order[first + p] − begin]   where begin ≤ order[first + p] < end
//
// Grid: workgroups of 64 lanes, each takes every so many records of the chunk; one dispatch per shard and chunk.

struct Range {
  // Rows of the table that the shard has.
  begin: u32,
  end: u32,
  // Where in the epoch's order the chunk begins, and its number of rows.
  first: u32,
  count: u32,
  // Words of one record.
  words: u32,
}

@group(0) @binding(0) var<uniform> range: Range;
// [rows of the shard, words]
@group(0) @binding(1) var<storage, read> shard: array<u32>;
// [rows of the table]
@group(0) @binding(2) var<storage, read> order: array<u32>;
// [rows of the chunk, words]
@group(0) @binding(3) var<storage, read_write> chunk: array<u32>;

@compute @workgroup_size(64)
fn gather(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  for (var p = group.x; p < range.count; p += groups.x) {
    let row = order[range.first + p];
    if row >= range.begin && row < range.end {
      for (var i = lane; i < range.words; i += 64u) {
        chunk[p * range.words + i] = shard[(row - range.begin) * range.words + i];
      }
    }
  }
}
