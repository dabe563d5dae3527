/** A panorama that spans a part of the sphere, as a part of a sphere: no texture is spent on what nobody saw. */
import { AbstractAdapter, CONSTANTS, type PanoData, type TextureData } from "@photo-sphere-viewer/core";
import { Mesh, MeshBasicMaterial, NoColorSpace, SphereGeometry, Texture, LinearFilter, LinearMipmapLinearFilter } from "three";
import type { AroundView } from "../contract";

type Strip = Pick<AroundView, "picture" | "firstAzimuthDeg" | "widthDeg" | "topDeg" | "bottomDeg">;
type StripMesh = Mesh<SphereGeometry, MeshBasicMaterial>;
type StripTexture = TextureData<Texture, Strip, PanoData>;

const radians = Math.PI / 180;

export class StripAdapter extends AbstractAdapter<Strip, PanoData, Texture, StripMesh> {
  static override readonly id = "strip";
  private strip: Strip | null = null;

  override loadTexture(strip: Strip): Promise<StripTexture> {
    const texture = new Texture(strip.picture);
    // The renderer gives the screen what it is given: numbers stay as they are.
    texture.colorSpace = NoColorSpace;
    texture.minFilter = LinearMipmapLinearFilter;
    texture.magFilter = LinearFilter;
    texture.generateMipmaps = true;
    texture.anisotropy = 4;
    texture.needsUpdate = true;
    this.strip = strip;
    const { width, height } = strip.picture;
    const panoData: PanoData = { isEquirectangular: true, fullWidth: width, fullHeight: height, croppedWidth: width, croppedHeight: height, croppedX: 0, croppedY: 0 };
    return Promise.resolve({ panorama: strip, texture, panoData, cacheKey: "strip" });
  }

  /** The viewer looks along −x sin(yaw), +z cos(yaw): three's φ is the azimuth and a quarter turn, mirrored in x. */
  override createMesh(): StripMesh {
    const { firstAzimuthDeg, widthDeg, topDeg, bottomDeg } = this.strip!;
    const geometry = new SphereGeometry(CONSTANTS.SPHERE_RADIUS, Math.ceil(widthDeg / 2), Math.max(16, Math.ceil((topDeg - bottomDeg) / 2)),
      (firstAzimuthDeg + 90) * radians, widthDeg * radians, (90 - topDeg) * radians, (topDeg - bottomDeg) * radians);
    geometry.scale(-1, 1, 1);
    return new Mesh(geometry, new MeshBasicMaterial({ depthTest: false, depthWrite: false }));
  }

  override setTexture(mesh: StripMesh, { texture }: StripTexture): void {
    mesh.material.map = texture;
    mesh.material.needsUpdate = true;
  }

  override setTextureOpacity(mesh: StripMesh, opacity: number): void {
    mesh.material.opacity = opacity;
    mesh.material.transparent = opacity < 1;
  }

  override disposeTexture({ texture }: StripTexture): void {
    texture.dispose();
  }

  override disposeMesh(mesh: StripMesh): void {
    mesh.geometry.dispose();
    mesh.material.dispose();
  }
}
