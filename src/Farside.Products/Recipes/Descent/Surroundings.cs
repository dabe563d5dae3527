using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Map;
using Farside.Products.Recipes.Traverse;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>
/// A map from orbit around a descent's own: where the frames' ground ends it goes on, in a colour of its own. It lies as the frames found it, where the track was joined to it; else by the lander's published place alone.
/// </summary>
sealed class Surroundings
{
    /// <summary>Of the other map's brightest ground.</summary>
    public static readonly Rgb8 Tint = new(150, 182, 226);

    const double Wider = 2; // times the coarsest level
    const int MostPx = 1440;

    readonly MapUnderlay _ground;
    readonly (double EastM, double NorthM) _landerOnMap;

    Surroundings(MapUnderlay ground, (double EastM, double NorthM) landerOnMap, MapGrid grid, string lies) => (_ground, _landerOnMap, Grid, Lies) = (ground, landerOnMap, grid, lies);

    /// <summary>What is drawn, in the descent's own axes.</summary>
    public MapGrid Grid { get; }

    public string Source => _ground.Source;

    /// <summary>How the map came to lie where it does, in a few words.</summary>
    public string Lies { get; }

    /// <summary>Null without maps, or where none is fine enough to show anything.</summary>
    public static Surroundings? Of(DescentMapOptions options, DescentTrack track, string missionName, DescentMap map, CancellationToken cancel)
    {
        if (options.BaseMaps.Count == 0 || MissionRegistry.Find(missionName) is not { IsOnMoon: true } mission)
        {
            return null;
        }

        var grid = GridAbout(map.Levels[0].Grid);
        var home = mission.Sites.FirstOrDefault(site => site.Value == mission.Origin).Key;
        var found = track.OnMap.FirstOrDefault(place => place.Published == home);
        var lander = found is null ? (0.0, 0.0) : (found.EastM, found.NorthM);
        var reachM = Math.Max(grid.Width, grid.Height) * grid.PixelM / 2;
        var ground = MapUnderlay.FromFiles(options.BaseMaps, MapCredit.Of(options.BaseMaps, options.BaseMapCredit), mission.Origin, reachM, 2 * reachM, cancel);
        return ground is null ? null : new(ground, lander, grid, found is null
            ? $"laid by the lander's published place by {home}: frames and map are not joined"
            : string.Create(CultureInfo.InvariantCulture, $"laid by the frames, which find the lander on it {Metres(found.EastM)} m east, {Metres(found.NorthM)} m north of its published place by {home}"));
    }

    /// <summary>The map, in its colour; <paramref name="nothing"/> where it shows nothing.</summary>
    public Bitmap Draw(Rgb8 nothing) => _ground.Draw(Grid.WestM + _landerOnMap.EastM, Grid.NorthM + _landerOnMap.NorthM, Grid.PixelM, Grid.Width, Grid.Height, Tint, nothing);

    public void State(Workbench bench) => bench.State("Surroundings", $"surroundings.png alone shows another map around the frames' ground, in blue: {Source}; {Lies}. No other file holds any of it");

    // A square about the lander, of pixels that are a power of two of the coarsest level's.
    static MapGrid GridAbout(MapGrid coarsest)
    {
        var half = Wider * new[] { -coarsest.WestM, coarsest.NorthM, coarsest.WestM + (coarsest.Width * coarsest.PixelM), (coarsest.Height * coarsest.PixelM) - coarsest.NorthM }.Max();
        var pixel = coarsest.PixelM;
        for (; 2 * half / pixel > MostPx; pixel *= 2)
        {
        }

        for (; 4 * half / pixel <= MostPx; pixel /= 2)
        {
        }

        var side = 2 * (int)Math.Ceiling(half / pixel);
        return new(pixel, -side / 2, -side / 2, side, side);
    }

    static string Metres(double metres) => metres.ToString("0.0;−0.0", CultureInfo.InvariantCulture);
}
