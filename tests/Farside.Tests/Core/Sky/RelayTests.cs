using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Tests.Core.Sky;

public sealed class RelayTests
{
    const double MoonRadiusKm = 1_738;
    const double EarthRadiusKm = 6_378;

    static readonly LunarSite VonKarman = new("label", Angle.FromDegrees(177.5991), Angle.FromDegrees(-45.4446), -5935);
    static readonly Epoch Arrival = Epoch.FromUtc(2018, 6, 14);
    static readonly RelayOptions Options = new();

    static readonly double[] SomePhases = [0, 77, 180, 291];

    public static TheoryData<double> Phases => [.. SomePhases];

    [Fact] // published: 47,000 to 79,000 km from the Moon, 45,704 km at the least; at which phase is not
    public void Over_all_phases_the_relay_reaches_the_published_distances_from_the_moon_and_goes_no_nearer()
    {
        var distances = SomePhases.Select(phase => new RelayOrbit(Angle.FromDegrees(phase))).SelectMany(orbit => Hours(10).Select(time => Length(orbit.At(time)))).ToList();

        Assert.InRange(distances.Min(), 45_704, 47_000 * 1.02);
        Assert.InRange(distances.Max(), 79_000 * 0.98, 79_000 * 1.02);
    }

    [Theory] // a halo is wide enough to go round the Moon's disc; that is why it was chosen
    [MemberData(nameof(Phases))]
    public void The_moon_never_hides_the_relay_from_any_place_on_earth(double phaseDeg)
    {
        var orbit = new RelayOrbit(Angle.FromDegrees(phaseDeg));
        foreach (var time in Hours(10))
        {
            var (relay, earth) = (orbit.At(time), LunarSky.Earth(time));
            var (rx, ry, rz) = (relay.X - earth.X, relay.Y - earth.Y, relay.Z - earth.Z);
            var (range, toRelay) = (Math.Sqrt((rx * rx) + (ry * ry) + (rz * rz)) / 1000, Length(relay));

            // How far the line from the Earth's centre passes from the Moon's; a place off that centre moves it by less than its share of the way.
            var (cx, cy, cz) = ((relay.Y * rz) - (relay.Z * ry), (relay.Z * rx) - (relay.X * rz), (relay.X * ry) - (relay.Y * rx));
            var missKm = Math.Sqrt((cx * cx) + (cy * cy) + (cz * cz)) / 1e6 / range;

            Assert.True(missKm - (EarthRadiusKm * toRelay / range) > MoonRadiusKm, $"{time}");
        }
    }

    [Fact]
    public void The_landing_site_always_sees_the_relay_well_above_its_horizon() =>
        Assert.All(Hours(10), time => Assert.InRange(RelayView.At(VonKarman, time, Options).Site.Elevation.Degrees, 20, 65));

    [Fact]
    public void The_relay_stays_near_the_moon_in_the_sky_of_every_station() =>
        Assert.All(Hours(50).SelectMany(time => RelayView.At(VonKarman, time, Options).Stations.Select(view => Apart(view.Sky, view.Station.MoonAt(time)))),
            degrees => Assert.InRange(degrees, 0.5, 10)); // 36,000 km at 420,000 km are 5°

    [Fact]
    public void Astronomy_engine_sees_the_moon_at_the_same_place_over_miyun()
    {
        var miyun = GroundStation.Chinese.Single(station => station.Name == "Miyun");
        foreach (var line in AstronomyEngine.Lines)
        {
            var told = new SkyPosition(Angle.FromDegrees(line.MoonOverMiyunDeg[0]), Angle.FromDegrees(line.MoonOverMiyunDeg[1]), 0);

            Assert.InRange(Apart(told, miyun.MoonAt(line.Time)), 0, 0.02);
        }
    }

    [Fact] // Azi_(a-app), Elev_(a-app) of the file MEUDON_MOON_NOW_OBSERVER that lhorizon got from JPL Horizons
    public void Horizons_sees_the_moon_at_the_same_place_over_meudon()
    {
        Assert.True(Epoch.TryParseUtc("2021-06-08T20:39:01.045Z", out var time));
        var moon = new GroundStation("Meudon", Angle.FromDegrees(2.231), Angle.FromDegrees(48.8051081)).MoonAt(time);

        Assert.InRange(Apart(new(Angle.FromDegrees(330.940327), Angle.FromDegrees(-17.697834), 0), moon), 0, 0.02);
    }

    [Fact]
    public void Inside_a_window_both_ends_see_the_relay_and_between_windows_they_do_not()
    {
        var (from, to) = (Epoch.FromUtc(2019, 1, 3), Epoch.FromUtc(2019, 2, 3));
        var windows = RelayWindows.Between(VonKarman, from, to, Options);

        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.First.Stop < pair.Second.Start));
        for (var time = from; time < to; time += TimeSpan.FromMinutes(17))
        {
            Assert.Equal(RelayView.At(VonKarman, time, Options).IsLinked(Options), windows.Any(window => window.Start <= time && time <= window.Stop));
        }
    }

    [Fact] // China spans 55° of longitude: a day has one pass, of half a day, and a little more where the Moon stands north
    public void The_stations_see_the_relay_once_a_day_for_about_half_of_it()
    {
        var windows = RelayWindows.Between(VonKarman, Epoch.FromUtc(2019, 1, 1), Epoch.FromUtc(2020, 1, 1), Options);

        Assert.InRange(windows.Count, 345, 360); // 365 days less the 12 or 13 turns of the Moon
        Assert.InRange(windows.Average(window => window.Length.TotalHours), 11, 17);
    }

    [Fact]
    public void A_window_is_cut_where_the_question_ends_and_no_time_has_no_window()
    {
        var middle = RelayWindows.Between(VonKarman, Epoch.FromUtc(2019, 1, 3), Epoch.FromUtc(2019, 1, 5), Options)[1];
        var inside = middle.Start + (middle.Length / 2);

        Assert.Equal([new RelayWindow(inside, inside + TimeSpan.FromMinutes(10))], RelayWindows.Between(VonKarman, inside, inside + TimeSpan.FromMinutes(10), Options));
        Assert.Empty(RelayWindows.Between(VonKarman, inside, inside, Options));
    }

    static IEnumerable<Epoch> Hours(int step) => Enumerable.Range(0, 7 * 8_766 / step).Select(i => Arrival + TimeSpan.FromHours(i * step));

    static double Length(Point<MeanEarthFrame> p) => Math.Sqrt((p.X * p.X) + (p.Y * p.Y) + (p.Z * p.Z)) / 1000;

    static double Apart(SkyPosition a, SkyPosition b) => Unit(a).AngleToRad(Unit(b)) * 180 / Math.PI;

    static Direction<SiteFrame> Unit(SkyPosition p)
    {
        var (sinAz, cosAz) = Math.SinCos(p.Azimuth.Radians);
        var (sinEl, cosEl) = Math.SinCos(p.Elevation.Radians);
        return new(cosEl * sinAz, cosEl * cosAz, sinEl);
    }
}
