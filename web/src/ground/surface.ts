/** Parts of ground as the graphics card holds them; what a look needs beyond the picture is made when it is first asked for. */
import { BufferAttribute, BufferGeometry, DataTexture, DataUtils, GLSL3, HalfFloatType, LinearFilter, LinearMipmapLinearFilter, Mesh, NearestFilter, RedFormat, RGBAFormat, RGFormat, ShaderMaterial, Texture, UnsignedByteType, Vector2, Vector3 } from "three";
import { squareOf, type GroundPart } from "./glb";
import type { Heights } from "./heights";
import { colourRow, errorScale, fragmentShader, looks, scaleOf, slopeScale, vertexShader, type Look } from "./looks";
import { castShadows, Patch } from "./patch";

export interface Sun {
  azimuthDeg: number;
  elevationDeg: number;
}

const plain = data(new Uint8Array([255, 255, 255, 255]), 1, 1);
const palettes = { slope: data(colourRow(slopeScale), 256, 1), error: data(colourRow(errorScale), 256, 1) };

function data(bytes: Uint8Array, width: number, height: number): DataTexture {
  const texture = new DataTexture(bytes as Uint8Array<ArrayBuffer>, width, height, RGBAFormat, UnsignedByteType);
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

export class Piece {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly triangles: number;
  readonly bytes: number;
  patch: Patch | null = null;
  private sunlit: DataTexture | null = null;

  private constructor(readonly part: GroundPart, photo: Texture, private readonly side: number) {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(part.positions, 3));
    geometry.setAttribute("uv", new BufferAttribute(part.uvs, 2));
    geometry.setIndex(new BufferAttribute(part.indices, 1));
    geometry.computeBoundingSphere();
    this.triangles = part.indices.length / 3;
    this.bytes = part.positions.byteLength + part.uvs.byteLength + part.indices.byteLength;
    this.mesh = new Mesh(geometry, new ShaderMaterial({
      glslVersion: GLSL3, vertexShader, fragmentShader,
      uniforms: { photo: { value: photo }, gradients: { value: plain }, codes: { value: plain }, sunlit: { value: plain }, colours: { value: plain }, sun: { value: new Vector3(0, 0, 1) }, span: { value: new Vector2(0, 1) }, look: { value: 0 } },
    }));
  }

  /** @param side Cells of the grids that looks are made of. */
  static async of(part: GroundPart, side: number): Promise<Piece> {
    return new Piece(part, part.picture ? await pictureOf(part.picture) : plain, side);
  }

  set(look: Look, ground: Heights | null): void {
    const { uniforms } = this.mesh.material;
    if (look !== "photo" && ground && !this.patch) this.fill(ground);
    uniforms["look"]!.value = this.patch ? looks.indexOf(look) : 0;
    const scale = scaleOf(look);
    if (!scale) return;
    uniforms["colours"]!.value = palettes[look as "slope" | "error"];
    (uniforms["span"]!.value as Vector2).set(scale.from, scale.to);
  }

  /** Squares within each other: the wider one's shadows reach into this one. */
  light(sun: Sun, wider: Patch | null): void {
    if (!this.patch || !this.sunlit) return;
    castShadows(this.patch, sun.azimuthDeg, sun.elevationDeg, wider);
    this.sunlit.needsUpdate = true;
    const [azimuth, elevation] = [(sun.azimuthDeg * Math.PI) / 180, (sun.elevationDeg * Math.PI) / 180];
    (this.mesh.material.uniforms["sun"]!.value as Vector3).set(Math.sin(azimuth) * Math.cos(elevation), Math.cos(azimuth) * Math.cos(elevation), Math.sin(elevation));
  }

  free(): void {
    const { uniforms } = this.mesh.material;
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    for (const name of ["photo", "gradients", "codes", "sunlit"]) if (uniforms[name]!.value !== plain) (uniforms[name]!.value as Texture).dispose();
  }

  private fill(ground: Heights): void {
    const { side } = this;
    const { uniforms } = this.mesh.material;
    const patch = new Patch(ground, squareOf(this.part), side);
    const halves = new Uint16Array(patch.gradients.length);
    for (let i = 0; i < halves.length; i++) halves[i] = DataUtils.toHalfFloat(Math.max(-8, Math.min(8, patch.gradients[i]!)));
    const gradients = new DataTexture(halves, side, side, RGFormat, HalfFloatType);
    const codes = new DataTexture(patch.codes as Uint8Array<ArrayBuffer>, side, side, RGFormat, UnsignedByteType);
    this.sunlit = new DataTexture(patch.sunlit as Uint8Array<ArrayBuffer>, side, side, RedFormat, UnsignedByteType);
    gradients.magFilter = gradients.minFilter = this.sunlit.magFilter = this.sunlit.minFilter = LinearFilter;
    codes.magFilter = codes.minFilter = NearestFilter;
    codes.unpackAlignment = gradients.unpackAlignment = this.sunlit.unpackAlignment = 1;
    for (const texture of [gradients, codes, this.sunlit]) texture.needsUpdate = true;
    [uniforms["gradients"]!.value, uniforms["codes"]!.value, uniforms["sunlit"]!.value] = [gradients, codes, this.sunlit];
    this.patch = patch;
  }
}

async function pictureOf(picture: { bytes: Uint8Array<ArrayBuffer>; type: string }): Promise<Texture> {
  // Rows as they lie in the file: v grows downwards.
  const texture = new Texture(await createImageBitmap(new Blob([picture.bytes], { type: picture.type }), { premultiplyAlpha: "none", colorSpaceConversion: "none" }));
  texture.flipY = false;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.anisotropy = 4;
  texture.needsUpdate = true;
  return texture;
}
