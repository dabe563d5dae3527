// Binary glTF 2.0, written by another hand than the project's own: a lattice over a square of ground with one picture.

/** @param step metres between the lattice's lines; @param height (east, north) → metres */
export function glb(west, north, side, step, height, picture) {
  const n = Math.round(side / step);
  const [positions, uvs, indices] = [[], [], []];
  for (let j = 0; j <= n; j++) {
    for (let i = 0; i <= n; i++) {
      const [east, at] = [west + i * step, north - j * step];
      positions.push(i * step, height(east, at), j * step);
      uvs.push(i / n, j / n);
    }
  }

  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const k = j * (n + 1) + i;
      indices.push(k, k + n + 1, k + 1, k + 1, k + n + 1, k + n + 2);
    }
  }

  const parts = [Buffer.from(new Float32Array(positions).buffer), Buffer.from(new Float32Array(uvs).buffer), Buffer.from(new Uint32Array(indices).buffer), picture];
  let at = 0;
  const bufferViews = parts.map(part => ({ buffer: 0, byteOffset: (at += part.length + padding(part.length)) - part.length - padding(part.length), byteLength: part.length }));
  const json = Buffer.from(JSON.stringify({
    asset: { version: "2.0" }, scene: 0, scenes: [{ nodes: [0] }], nodes: [{ mesh: 0, translation: [west, 0, -north] }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0, TEXCOORD_0: 1 }, indices: 2, material: 0 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }], textures: [{ source: 0 }], images: [{ bufferView: 3, mimeType: "image/png" }],
    accessors: [[positions.length / 3, 5126, "VEC3"], [uvs.length / 2, 5126, "VEC2"], [indices.length, 5125, "SCALAR"]].map(([count, componentType, type], bufferView) => ({ bufferView, componentType, count, type })),
    bufferViews, buffers: [{ byteLength: at }],
  }));
  const head = Buffer.concat([json, Buffer.alloc(padding(json.length), 32)]);
  const body = Buffer.concat(parts.flatMap(part => [part, Buffer.alloc(padding(part.length))]));
  const words = (...numbers) => Buffer.from(new Uint32Array(numbers).buffer);
  return Buffer.concat([words(0x46546c67, 2, 28 + head.length + body.length, head.length, 0x4e4f534a), head, words(body.length, 0x004e4942), body]);
}

const padding = length => (4 - (length % 4)) % 4;
