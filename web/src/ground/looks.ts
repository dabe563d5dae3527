/** How the ground is coloured: as photographed, by a Sun of the reader's, by slope, by error. Colours and their meaning in one place, for shader and legend. */
import { codeOfSigma, codeOfSlope } from "./heights";

export const looks = ["photo", "relief", "slope", "error"] as const;
export type Look = (typeof looks)[number];

export interface Scale {
  /** Codes of the first and the last colour. */
  from: number;
  to: number;
  /** sRGB, evenly spaced from first to last; lightness rises all the way. */
  colours: [number, number, number][];
  ticks: { code: number; label: string }[];
}

export const slopeScale: Scale = {
  from: codeOfSlope(0), to: codeOfSlope(35),
  colours: [[26, 33, 60], [38, 78, 112], [58, 128, 128], [128, 164, 104], [214, 178, 84], [244, 214, 160]],
  ticks: [0, 10, 20, 30].map(degrees => ({ code: codeOfSlope(degrees), label: `${degrees}°` })),
};

export const errorScale: Scale = {
  from: codeOfSigma(0.001), to: codeOfSigma(0.3),
  colours: [[24, 28, 74], [74, 44, 122], [142, 58, 126], [206, 86, 100], [240, 140, 84], [252, 212, 138]],
  ticks: [[0.001, "1 mm"], [0.01, "1 cm"], [0.1, "10 cm"]].map(([sigma, label]) => ({ code: codeOfSigma(sigma as number), label: label as string })),
};

export const scaleOf = (look: Look): Scale | null => (look === "slope" ? slopeScale : look === "error" ? errorScale : null);

/** A row of so many colours along a scale, four bytes each. */
export function colourRow(scale: Scale, count = 256): Uint8Array {
  const row = new Uint8Array(4 * count);
  for (let i = 0; i < count; i++) {
    const along = (i / (count - 1)) * (scale.colours.length - 1);
    const k = Math.min(scale.colours.length - 2, Math.floor(along));
    for (let c = 0; c < 3; c++) row[4 * i + c] = Math.round(scale.colours[k]![c]! + (scale.colours[k + 1]![c]! - scale.colours[k]![c]!) * (along - k));
    row[4 * i + 3] = 255;
  }

  return row;
}

export const vertexShader = `
out vec2 vUv;
void main() {
  vUv = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

/** Level ground is shown alike under every Sun: exposure follows its height, and by that shadows and slopes alone tell the hour. */
export const fragmentShader = `
precision highp float;
uniform sampler2D photo;
uniform sampler2D gradients;
uniform sampler2D codes;
uniform sampler2D sunlit;
uniform sampler2D colours;
uniform vec3 sun;
uniform vec2 span;
uniform int look;
in vec2 vUv;
out vec4 shown;
float shade(vec3 light, vec2 rise) {
  return max(0.0, dot(normalize(vec3(-rise, 1.0)), light)) / max(0.03, light.z);
}
void main() {
  vec3 seen = texture(photo, vUv).rgb;
  if (look == 0) {
    shown = vec4(seen, 1.0);
    return;
  }
  vec2 rise = texture(gradients, vUv).rg;
  if (look == 1) {
    float light = shade(sun, rise) * texture(sunlit, vUv).r;
    vec3 linear = vec3(0.235, 0.225, 0.208) * light / (1.0 + 0.22 * light);
    shown = vec4(pow(linear + 0.0025, vec3(1.0 / 2.2)), 1.0);
    return;
  }
  vec2 code = texture(codes, vUv).rg * 255.0;
  float value = look == 2 ? code.g : code.r;
  float grey = 0.72 + 0.28 * clamp(shade(normalize(vec3(-0.5, 0.5, 0.9)), rise), 0.0, 1.4);
  vec3 colour = value < 0.5 ? vec3(0.16) : texture(colours, vec2(clamp((value - span.x) / (span.y - span.x), 0.002, 0.998), 0.5)).rgb;
  shown = vec4(colour * grey, 1.0);
}`;
