// out = a · b for square matrices: what plain code reaches on this adapter, nothing more clever.
//
//   out[i, j] = Σ_k a[i, k] · b[k, j]
//
// Shapes: a is [SIZE / 4, SIZE] quads of rows side by side, b and out are [SIZE, SIZE]. Each invocation keeps
// 8 rows × 4 columns in registers; its columns are 64 apart, so that neighbours read neighbouring numbers.
// Grid: SIZE / 256 × SIZE / 8 workgroups of 64.

@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

@compute @workgroup_size(64)
fn multiply(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let column = 256u * group.x + lane;
  let quad = 2u * group.y;
  // Named one by one: an array would live in memory on adapters that do not unroll loops.
  var near0 = vec4f();
  var near1 = vec4f();
  var near2 = vec4f();
  var near3 = vec4f();
  var far0 = vec4f();
  var far1 = vec4f();
  var far2 = vec4f();
  var far3 = vec4f();
  for (var k = 0u; k < SIZE; k++) {
    let near = a[quad * SIZE + k];
    let far = a[(quad + 1u) * SIZE + k];
    let at = k * SIZE + column;
    let w0 = b[at];
    let w1 = b[at + 64u];
    let w2 = b[at + 128u];
    let w3 = b[at + 192u];
    near0 += near * w0;
    near1 += near * w1;
    near2 += near * w2;
    near3 += near * w3;
    far0 += far * w0;
    far1 += far * w1;
    far2 += far * w2;
    far3 += far * w3;
  }
  writeRows(4u * quad, column, near0);
  writeRows(4u * quad, column + 64u, near1);
  writeRows(4u * quad, column + 128u, near2);
  writeRows(4u * quad, column + 192u, near3);
  writeRows(4u * quad + 4u, column, far0);
  writeRows(4u * quad + 4u, column + 64u, far1);
  writeRows(4u * quad + 4u, column + 128u, far2);
  writeRows(4u * quad + 4u, column + 192u, far3);
}

fn writeRows(row: u32, column: u32, sums: vec4f) {
  for (var r = 0u; r < 4u; r++) {
    out[(row + r) * SIZE + column] = sums[r];
  }
}
