using System.Numerics;

namespace Farside.Simulator.Vehicles;

/// <summary>
/// Colours of everything that cameras see, in one place: radiance factors at normal light (soil and rock: normal albedos) through the wide red, green and blue bands.
/// </summary>
/// <remarks>
/// Soil: 0.10 in green, red over blue 1.36, the order of maria soils of a mature basin floor; rock lighter than soil. Foil and paints: what such materials
/// usually have; spectra of real samples can take their place here.
/// </remarks>
static class Palette
{
    /// <summary>The four by four squares of the calibration patch: a row of greys, then paints of strong colour.</summary>
    static readonly Vector3[] Patch =
    [
        Grey(0.36f), Grey(0.19f), Grey(0.09f), Grey(0.03f),
        new(0.30f, 0.03f, 0.024f), new(0.05f, 0.17f, 0.06f), new(0.03f, 0.05f, 0.20f), new(0.33f, 0.26f, 0.03f),
        new(0.30f, 0.12f, 0.03f), new(0.14f, 0.05f, 0.13f), new(0.04f, 0.16f, 0.19f), new(0.22f, 0.15f, 0.10f),
        Grey(0.03f), Grey(0.09f), Grey(0.19f), Grey(0.36f),
    ];

    public static Vector3 Soil { get; } = new(0.118f, 0.103f, 0.087f);

    public static Vector3 Rock { get; } = new(0.148f, 0.132f, 0.113f);

    public static Vector3 Foil { get; } = new(0.52f, 0.335f, 0.105f);

    public static Vector3 White { get; } = new(0.36f, 0.355f, 0.345f);

    public static Vector3 Black { get; } = new(0.022f, 0.022f, 0.025f);

    public static Vector3 Metal { get; } = new(0.080f, 0.079f, 0.082f);

    public static Vector3 BrightMetal { get; } = new(0.42f, 0.42f, 0.43f);

    public static Vector3 GratingBar { get; } = new(0.056f, 0.055f, 0.057f);

    public static Vector3 GratingGap { get; } = new(0.016f, 0.016f, 0.017f);

    public static Vector3 Mesh { get; } = new(0.034f, 0.034f, 0.036f);

    public static Vector3 Cleat { get; } = new(0.085f, 0.084f, 0.086f);

    public static Vector3 Cell { get; } = new(0.0090f, 0.0100f, 0.0140f);

    public static Vector3 CellLine { get; } = new(0.058f, 0.058f, 0.060f);

    public static Vector3 Red { get; } = new(0.30f, 0.030f, 0.024f);

    public static Vector3 Yellow { get; } = new(0.33f, 0.25f, 0.03f);

    /// <summary>A square of the calibration patch, counted from its left and upper ones.</summary>
    public static Vector3 PatchAt(int column, int row) => Patch[(Math.Clamp(row, 0, 3) * 4) + Math.Clamp(column, 0, 3)];

    static Vector3 Grey(float factor) => new(factor);
}
