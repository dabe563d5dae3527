using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Formats.Tiff;
using Farside.Simulator.Instruments;
using Farside.Simulator.Instruments.Orbiter;

namespace Farside.Simulator.Mission;

/// <summary>
/// Not of this mission: what another spacecraft had seen of the ground from orbit, lit from elsewhere. Beside the truth, for it belongs to no archive of the mission; noisy and coarse, so that
/// who uses it does not use the truth.
/// </summary>
sealed record BaseMapActivity() : Activity("base-map", "", LandingSite.LandingCameraOn, LandingSite.LandingCameraOn)
{
    // Cells of 1 m, 4 m, 8 m and 16 m.
    const int FinestLevel = 8;

    /// <summary>When the orbiter took its picture: an afternoon one lunar day before the landing; the camera landed in a morning.</summary>
    public static Epoch Taken { get; } = Epoch.FromUtc(2018, 12, 12, 13, 0);

    public override bool IsLander => true;

    public override long SentBytes => 0;

    public override int Products => 0;

    public override string Doing => "base map from orbit";

    public override void Perform(World world, ActivityOutput output)
    {
        var scene = world.CoarseSceneAt(FinestLevel, Taken);
        var size = scene.Ground.Levels[0].Size;
        var maps = new JsonArray
        {
            Picture(output, scene, "basemap-image", new(2 * size, 1), world.Seed + 0x0b1),
            Picture(output, scene, "basemap-image-wide", new(size, 8), world.Seed + 0x0b2),
            Heights(output, scene, "basemap-dem", new(size, 4), OrbitalDem.Stereo, world.Seed + 0x0b3),
            Heights(output, scene, "basemap-dem-wide", new(size / 4, 64), OrbitalDem.Laser, world.Seed + 0x0b4),
        };
        output.Facts["baseMaps"] = maps;
    }

    static JsonObject Picture(ActivityOutput output, Scene scene, string name, MapGrid grid, uint seed)
    {
        Write(output.Truth, name, OrbitalImage.Of(scene, grid, seed), grid, "picture from orbit, 8 bits");
        var facts = Facts(name, grid);
        facts["takenUtc"] = Taken.ToUtcText();
        facts["sun"] = new JsonObject { ["azimuthDeg"] = scene.Sun.Azimuth.Degrees, ["elevationDeg"] = scene.Sun.Elevation.Degrees };
        facts["blur"] = "1 4 1";
        facts["noiseShare"] = OrbitalImage.NoiseShare;
        return facts;
    }

    static JsonObject Heights(ActivityOutput output, Scene scene, string name, MapGrid grid, OrbitalDem dem, uint seed)
    {
        Write(output.Truth, name, dem.Of(scene.Ground, grid, seed), grid, "heights from orbit, metres above the sphere of 1737.4 km");
        var facts = Facts(name, grid);
        facts["noiseM"] = dem.NoiseM;
        facts["postNoiseM"] = dem.PostNoiseM;
        return facts;
    }

    static JsonObject Facts(string name, MapGrid grid) => new() { ["file"] = $"basemap/{name}.tif", ["pixelM"] = grid.PixelM, ["reachM"] = grid.HalfM };

    static void Write(TruthFolder truth, string name, Bitmap picture, MapGrid grid, string what) => truth.Write($"basemap/{name}.tif", stream => CogWriter.Write(stream, picture, new()
    {
        Description = $"SIMULATED: {what}",
        Geo = grid.Geo,
        TileSide = 256,
    }));
}
