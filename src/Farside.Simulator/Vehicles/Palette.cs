using System.Numerics;
using Farside.Simulator.Surfaces;

namespace Farside.Simulator.Vehicles;

/// <summary>
/// Colours of what people brought, in one place: radiance factors at normal light through the wide red, green and blue bands.
/// </summary>
/// <remarks>
/// Flag and calibration patch: from their spectra. Foil, metal and white paint: dimmer than clean ones, so that an exposure made for soil shows them.
/// </remarks>
static class Palette
{
    /// <summary>The squares lie under a film that keeps them within an exposure made for soil.</summary>
    public const float PatchFilm = 0.4f;

    /// <summary>The four by four squares of the calibration patch: a row of greys, one of paints of strong colour, and both again backwards.</summary>
    public static IReadOnlyList<Surface> PatchSurfaces { get; } =
    [
        Surface.PatchWhite, Surface.PatchLightGrey, Surface.PatchDarkGrey, Surface.PatchBlack,
        Surface.PatchRed, Surface.PatchGreen, Surface.PatchBlue, Surface.PatchYellow,
        Surface.PatchYellow, Surface.PatchBlue, Surface.PatchGreen, Surface.PatchRed,
        Surface.PatchBlack, Surface.PatchDarkGrey, Surface.PatchLightGrey, Surface.PatchWhite,
    ];

    static readonly Vector3[] Patch = [.. PatchSurfaces.Select(surface => CameraBands.RadianceFactor(surface) * PatchFilm)];

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

    public static Vector3 Red { get; } = CameraBands.RadianceFactor(Surface.FlagRed) * PatchFilm;

    public static Vector3 Yellow { get; } = CameraBands.RadianceFactor(Surface.FlagYellow) * PatchFilm;

    /// <summary>A square of the calibration patch, counted from its left and upper ones.</summary>
    public static Vector3 PatchAt(int column, int row) => Patch[(Math.Clamp(row, 0, 3) * 4) + Math.Clamp(column, 0, 3)];
}
