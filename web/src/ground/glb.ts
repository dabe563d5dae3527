/** A binary glTF 2.0 as Farside's writers make it: parts of triangles, each with one picture; x east, y up, z south, metres. */

export interface GroundPart {
  positions: Float32Array;
  normals: Float32Array | null;
  uvs: Float32Array;
  indices: Uint16Array | Uint32Array;
  /** The picture's bytes and type; null for none. */
  picture: { bytes: Uint8Array<ArrayBuffer>; type: string } | null;
}

interface Gltf {
  nodes?: { mesh?: number; translation?: [number, number, number] }[];
  meshes?: { primitives: { attributes: Record<string, number>; indices?: number; material?: number; mode?: number }[] }[];
  materials?: { pbrMetallicRoughness?: { baseColorTexture?: { index: number } } }[];
  textures?: { source?: number }[];
  images?: { bufferView?: number; mimeType?: string }[];
  accessors?: { bufferView?: number; byteOffset?: number; componentType: number; count: number; type: string }[];
  bufferViews?: { byteOffset?: number; byteLength: number; byteStride?: number }[];
}

const magic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const widths: Record<string, number> = { SCALAR: 1, VEC2: 2, VEC3: 3 };

export function readGlb(bytes: Uint8Array<ArrayBuffer>): GroundPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 28 || view.getUint32(0, true) !== magic || view.getUint32(4, true) !== 2 || view.getUint32(16, true) !== jsonChunk) throw new Error("no binary glTF 2.0");
  const jsonLength = view.getUint32(12, true);
  const gltf = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + jsonLength))) as Gltf;
  const start = 28 + jsonLength;
  const binary = bytes.subarray(start, start + view.getUint32(20 + jsonLength, true));
  return (gltf.nodes ?? []).flatMap(node => (gltf.meshes?.[node.mesh ?? -1]?.primitives ?? []).map(primitive => part(gltf, binary, primitive, node.translation ?? [0, 0, 0])));
}

type Primitive = NonNullable<Gltf["meshes"]>[number]["primitives"][number];

function part(gltf: Gltf, binary: Uint8Array<ArrayBuffer>, primitive: Primitive, at: [number, number, number]): GroundPart {
  const floats = (name: string): Float32Array | null => {
    const place = primitive.attributes[name];
    return place === undefined ? null : (numbers(gltf, binary, place) as Float32Array);
  };
  const positions = floats("POSITION");
  const uvs = floats("TEXCOORD_0");
  if (!positions || !uvs || primitive.indices === undefined || (primitive.mode ?? 4) !== 4) throw new Error("a part without places, texture coordinates or triangles");
  for (let i = 0; i < positions.length; i++) positions[i] = positions[i]! + at[i % 3]!;
  return { positions, uvs, normals: floats("NORMAL"), indices: numbers(gltf, binary, primitive.indices) as Uint16Array | Uint32Array, picture: picture(gltf, binary, primitive.material) };
}

function numbers(gltf: Gltf, binary: Uint8Array<ArrayBuffer>, place: number): Float32Array | Uint16Array | Uint32Array {
  const accessor = gltf.accessors?.[place];
  const view = gltf.bufferViews?.[accessor?.bufferView ?? -1];
  if (!accessor || !view || view.byteStride) throw new Error("numbers that do not lie one after the other");
  const count = accessor.count * (widths[accessor.type] ?? 0);
  const kind = accessor.componentType === 5126 ? Float32Array : accessor.componentType === 5125 ? Uint32Array : accessor.componentType === 5123 ? Uint16Array : null;
  const from = (view.byteOffset ?? 0) + (accessor.byteOffset ?? 0);
  if (!kind || count === 0 || from + count * kind.BYTES_PER_ELEMENT > binary.byteLength) throw new Error("numbers beyond the file's end, or of another kind");
  return new kind(binary.slice(from, from + count * kind.BYTES_PER_ELEMENT).buffer);
}

function picture(gltf: Gltf, binary: Uint8Array<ArrayBuffer>, material: number | undefined): GroundPart["picture"] {
  const texture = gltf.materials?.[material ?? -1]?.pbrMetallicRoughness?.baseColorTexture?.index;
  const image = gltf.images?.[gltf.textures?.[texture ?? -1]?.source ?? -1];
  const view = gltf.bufferViews?.[image?.bufferView ?? -1];
  if (!image || !view) return null;
  const from = view.byteOffset ?? 0;
  return { bytes: binary.slice(from, from + view.byteLength), type: image.mimeType ?? "image/jpeg" };
}

/** The square of ground that a part's picture lies on, metres: u grows eastward, v southward. */
export function squareOf(part: GroundPart): { westM: number; northM: number; sideM: number } {
  const { positions, uvs } = part;
  let [least, most] = [0, 0];
  for (let i = 1; i < uvs.length / 2; i++) {
    if (uvs[2 * i]! < uvs[2 * least]!) least = i;
    if (uvs[2 * i]! > uvs[2 * most]!) most = i;
  }

  const sideM = (positions[3 * most]! - positions[3 * least]!) / (uvs[2 * most]! - uvs[2 * least]!);
  return { westM: positions[3 * least]! - uvs[2 * least]! * sideM, northM: -(positions[3 * least + 2]! - uvs[2 * least + 1]! * sideM), sideM };
}
