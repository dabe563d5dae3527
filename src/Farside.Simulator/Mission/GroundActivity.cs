using System.Text.Json.Nodes;

namespace Farside.Simulator.Mission;

/// <summary>Not an instrument's work: writes down what the ground is, before anybody stands on it, and what everything is made of.</summary>
sealed record GroundActivity() : Activity("ground", "", LandingSite.LandingCameraOn, LandingSite.LandingCameraOn)
{
    // 3 cm, 12 cm, 1 m and 16 m cells.
    static readonly int[] Levels = [3, 5, 8, 12];

    public override bool IsLander => true;

    public override long SentBytes => 0;

    public override int Products => 0;

    public override string Doing => "terrain";

    public override void Perform(World world, ActivityOutput output)
    {
        var maps = new JsonArray();
        foreach (var level in Levels)
        {
            var ground = world.Landing.Levels[level];
            var name = $"landing-{ground.CellM * 100:0.#}cm";
            TerrainTruth.Write(output.Truth, name, ground);
            maps.Add(new JsonObject { ["file"] = $"terrain/{name}.tif", ["cellM"] = ground.CellM, ["reachM"] = ground.CellM * ground.Size / 2 });
        }

        output.Facts["terrain"] = maps;
        output.Facts["surfaces"] = SurfaceTruth.Write(output.Truth);
    }
}
