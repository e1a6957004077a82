// sink = source: how fast this adapter reads and writes memory.
//
// Shapes: [SIZE] vectors of 16 bytes. Grid: SIZE / 64 workgroups of 64, in rows of at most 32,768.

@group(0) @binding(0) var<storage, read> source: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> sink: array<vec4f>;

@compute @workgroup_size(64)
fn copy(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let i = 64u * (group.y * 32768u + group.x) + lane;
  if i < SIZE {
    sink[i] = source[i];
  }
}
