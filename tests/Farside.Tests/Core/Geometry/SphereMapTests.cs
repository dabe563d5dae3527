using System.Globalization;
using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Tests.Core.Geometry;

public sealed class SphereMapTests
{
    const double MoonRadiusM = 1_737_400;

    /// <summary>The maps a lunar file may have, as PROJ writes each.</summary>
    public static TheoryData<string, SphereMap> Maps => new()
    {
        { "+proj=eqc +lat_ts=0 +lon_0=0", Map(SphereProjection.Equirectangular, 0, 0) },
        { "+proj=eqc +lat_ts=-45 +lon_0=180 +x_0=1000 +y_0=-2000", Map(SphereProjection.Equirectangular, 180, 0) with { StandardParallel = Angle.FromDegrees(-45), FalseEastingM = 1000, FalseNorthingM = -2000 } },
        { "+proj=eqc +lat_ts=30 +lat_0=12.5 +lon_0=-77", Map(SphereProjection.Equirectangular, -77, 12.5) with { StandardParallel = Angle.FromDegrees(30) } },
        { "+proj=stere +lat_0=-90 +lat_ts=-90 +lon_0=0 +k=1", Map(SphereProjection.Stereographic, 0, -90) },
        { "+proj=stere +lat_0=90 +lat_ts=90 +lon_0=177.6 +k=0.994 +x_0=2e6 +y_0=2e6", Map(SphereProjection.Stereographic, 177.6, 90) with { Scale = 0.994, FalseEastingM = 2e6, FalseNorthingM = 2e6 } },
        { "+proj=stere +lat_0=-90 +lat_ts=-60 +lon_0=45", Map(SphereProjection.Stereographic, 45, -90) with { Scale = (1 + Math.Sin(Math.PI / 3)) / 2 } },
        { "+proj=stere +lat_0=-45.4446 +lon_0=177.5991 +k=1", Map(SphereProjection.Stereographic, 177.5991, -45.4446) },
        { "+proj=ortho +lat_0=-45.4446 +lon_0=177.5991", Map(SphereProjection.Orthographic, 177.5991, -45.4446) },
        { "+proj=laea +lat_0=20 +lon_0=-60", Map(SphereProjection.LambertAzimuthal, -60, 20) },
        { "+proj=aeqd +lat_0=-90 +lon_0=10", Map(SphereProjection.AzimuthalEquidistant, 10, -90) },
        { "+proj=sinu +lon_0=180", Map(SphereProjection.Sinusoidal, 180, 0) },
        { "+proj=merc +lon_0=-20 +lat_ts=13", Map(SphereProjection.Mercator, -20, 0) with { StandardParallel = Angle.FromDegrees(13) } },
        { "+proj=tmerc +lat_0=-45 +lon_0=177 +k=0.9996", Map(SphereProjection.TransverseMercator, 177, -45) with { Scale = 0.9996 } },
    };

    // Snyder 1987, USGS Professional Paper 1395, appendix A: worked examples on a sphere, to the seven digits that are printed.
    [Theory]
    [InlineData(SphereProjection.Mercator, 1, -180, 0, -75, 35, 1.8325957, 0.6528366)]
    [InlineData(SphereProjection.TransverseMercator, 1, -75, 0, -73.5, 40.5, 0.0199077, 0.7070276)]
    [InlineData(SphereProjection.Orthographic, 1, -100, 40, -110, 30, -0.1503837, -0.1651911)]
    [InlineData(SphereProjection.Stereographic, 1, -100, 40, -75, 30, 0.3807224, -0.1263802)]
    [InlineData(SphereProjection.LambertAzimuthal, 3, -100, 40, 100, -20, -4.2339303, 4.0257775)]
    [InlineData(SphereProjection.AzimuthalEquidistant, 3, -100, 40, 100, -20, -5.8311398, 5.5444634)]
    [InlineData(SphereProjection.Sinusoidal, 1, -90, 0, -75, -50, 0.1682814, -0.8726646)]
    public void Snyders_worked_examples_come_out(SphereProjection projection, double radius, double centre, double centreLatitude, double longitude, double latitude, double x, double y)
    {
        var map = new SphereMap(projection, radius, Angle.FromDegrees(centre), Angle.FromDegrees(centreLatitude));

        var (foundX, foundY) = map.Of(Angle.FromDegrees(longitude), Angle.FromDegrees(latitude))!.Value;
        var (backLongitude, backLatitude) = map.OnSphere(x, y)!.Value;

        Assert.Equal(x, foundX, 7);
        Assert.Equal(y, foundY, 7);
        Assert.Equal(0, Math.IEEERemainder(backLongitude.Degrees - longitude, 360), 4);
        Assert.Equal(latitude, backLatitude.Degrees, 4);
    }

    [SkippableTheory]
    [MemberData(nameof(Maps))]
    public void PROJ_puts_every_place_within_a_hundredth_of_a_millimetre_of_here_both_ways(string projection, SphereMap map)
    {
        var places = Places(map).ToList();
        var answer = Judge.AskGdal("""
            import sys
            from osgeo import osr
            osr.UseExceptions()
            s = osr.SpatialReference(); s.ImportFromProj4(sys.argv[1] + ' +R=1737400 +units=m +no_defs')
            g = s.CloneGeogCS()
            for r in (s, g): r.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            to, back = osr.CoordinateTransformation(g, s), osr.CoordinateTransformation(s, g)
            for line in sys.argv[2].split(';'):
                lon, lat = (float(n) for n in line.split(','))
                x, y, _ = to.TransformPoint(lon, lat)
                b = back.TransformPoint(x, y)
                print(repr(x), repr(y), repr(b[0]), repr(b[1]))
            """, projection, string.Join(';', places.Select(place => FormattableString.Invariant($"{place.Longitude:R},{place.Latitude:R}"))));
        var lines = answer.Split('\n');
        Assert.Equal(places.Count, lines.Length);
        foreach (var ((longitude, latitude), line) in places.Zip(lines))
        {
            var said = line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            var (x, y) = map.Of(Angle.FromDegrees(longitude), Angle.FromDegrees(latitude))!.Value;
            Assert.InRange(Math.Abs(x - said[0]) + Math.Abs(y - said[1]), 0, 1e-5);

            var (backLongitude, backLatitude) = map.OnSphere(said[0], said[1])!.Value;
            Assert.InRange(ApartM(backLongitude.Degrees, backLatitude.Degrees, said[2], said[3]), 0, 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void There_and_back_is_the_same_place_to_a_thousandth_of_a_millimetre_poles_and_limbs_too(string projection, SphereMap map)
    {
        var random = new Random(projection.Length);
        var (worst, tried) = (0.0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            // Every tenth lies beside a pole or on one.
            var latitude = (i % 10) switch { 0 => 90 - Math.Pow(10, -9 * random.NextDouble()), 1 => -90 + Math.Pow(10, -9 * random.NextDouble()), 2 => i % 20 == 2 ? 90 : -90, _ => Angle.FromRadians(Math.Asin((2 * random.NextDouble()) - 1)).Degrees };
            var longitude = 360 * random.NextDouble();
            if (map.Of(Angle.FromDegrees(longitude), Angle.FromDegrees(latitude)) is not var (x, y) || Away(map, longitude, latitude) > (map.Projection == SphereProjection.Orthographic ? 89.9 : map.Turn is null ? 170 : 180))
                continue;

            var back = map.OnSphere(x, y);
            Assert.True(back is not null, $"{longitude}, {latitude}");
            worst = Math.Max(worst, ApartM(longitude, latitude, back.Value.Longitude.Degrees, back.Value.Latitude.Degrees));
            tried++;
        }

        Assert.InRange(tried, 5_000, 20_000);
        Assert.InRange(worst, 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void A_map_is_true_to_scale_where_its_projection_says(string projection, SphereMap map)
    {
        // A metre north of the centre (of the standard parallel on cylinders) is a metre of the map, times the scale.
        var latitude = map.Projection is SphereProjection.Equirectangular or SphereProjection.Mercator ? map.StandardParallel.Degrees : Math.Clamp(map.CentreLatitude.Degrees, -89.9, 89.9);
        var step = 1e-3;
        var (x0, y0) = map.Of(map.CentreLongitude, Angle.FromDegrees(latitude))!.Value;
        var (x1, y1) = map.Of(map.CentreLongitude, Angle.FromDegrees(latitude + step))!.Value;
        var scale = Math.Sqrt(((x1 - x0) * (x1 - x0)) + ((y1 - y0) * (y1 - y0))) / (MoonRadiusM * step * Math.PI / 180);
        Assert.True(Math.Abs(scale - map.Scale) < 2e-5, projection);
    }

    [Fact]
    public void Planetographic_latitudes_of_a_flattened_body_are_steeper_by_Snyders_formula()
    {
        // Mars at 45° planetocentric: 45.338° planetographic on the ellipsoid of 3396.19 and 3376.20 km.
        var map = new SphereMap(SphereProjection.Geographic, 3_396_190, default, default) { AxisRatio = 3376.2 / 3396.19 };

        var (_, latitude) = map.Of(default, Angle.FromDegrees(45))!.Value;

        Assert.Equal(45.3382, latitude, 3);
        Assert.Equal(45, map.OnSphere(0, latitude)!.Value.Latitude.Degrees, 12);
    }

    [Fact]
    public void What_a_map_cannot_show_is_nowhere()
    {
        Assert.Null(Map(SphereProjection.Orthographic, 0, 0).Of(Angle.FromDegrees(91), default));
        Assert.Null(Map(SphereProjection.Orthographic, 0, 0).OnSphere(MoonRadiusM, 1));
        Assert.Null(Map(SphereProjection.Stereographic, 0, 90).Of(default, Angle.FromDegrees(-90)));
        Assert.Null(Map(SphereProjection.Equirectangular, 0, 0).OnSphere(0, MoonRadiusM * 1.6));
        Assert.Null(Map(SphereProjection.Geographic, 0, 0).OnSphere(0, 91));
        Assert.Null(Map(SphereProjection.Sinusoidal, 0, 0).OnSphere(MoonRadiusM * 2, MoonRadiusM * 1.4));
    }

    [Theory]
    [InlineData(0, 360, 177.5991)]
    [InlineData(0, 360, 359.9)]
    [InlineData(-180, 180, 200)]
    [InlineData(-180, 180, -170)]
    [InlineData(-200, 160, 179)]
    [InlineData(170, 190, 177.5991)]
    [InlineData(-190, -170, 177.5991)]
    public void A_longitude_is_found_whichever_way_a_map_counts_it(double west, double east, double longitude)
    {
        var degrees = new MapPlacement(Map(SphereProjection.Geographic, 0, 0), 720, 100, west, 25, (east - west) / 720, 0.5);
        var unit = MoonRadiusM * Math.PI / 180;
        var metres = new MapPlacement(Map(SphereProjection.Equirectangular, 0, 0), 720, 100, west * unit, 25 * unit, (east - west) * unit / 720, 0.5 * unit);
        foreach (var placement in new[] { degrees, metres })
        {
            var (column, row) = placement.PixelOf(Angle.FromDegrees(longitude), Angle.FromDegrees(10))!.Value;

            Assert.InRange(column, -0.5, 719.5);
            Assert.Equal(29.5, row, 9);
            Assert.Equal(0, Math.IEEERemainder(placement.OnSphere(column, row)!.Value.Longitude.Degrees - longitude, 360), 9);
        }
    }

    [Fact]
    public void A_turned_map_finds_its_pixels_again()
    {
        var placement = new MapPlacement(Map(SphereProjection.Stereographic, 0, -90), 300, 200, 1e5, 2e5, 9.3, 8.7) { RowX = 2.1, ColumnY = -3.4 };
        var (longitude, latitude) = placement.OnSphere(123.4, 56.7)!.Value;

        var (column, row) = placement.PixelOf(longitude, latitude)!.Value;

        Assert.Equal(123.4, column, 6);
        Assert.Equal(56.7, row, 6);
    }

    static SphereMap Map(SphereProjection projection, double longitude, double latitude) => new(projection, MoonRadiusM, Angle.FromDegrees(longitude), Angle.FromDegrees(latitude));

    // Around the whole body, less what the map cannot show or what PROJ has no fixed side for.
    static IEnumerable<(double Longitude, double Latitude)> Places(SphereMap map)
    {
        foreach (var latitude in new[] { -89.99, -60, -45.4446, -12.3, 0, 33, 71.5, 89.9 })
        {
            foreach (var longitude in new[] { 0.1, 44, 91, 135, 177.5991, 182.3, 251, 300 })
            {
                if (map.Of(Angle.FromDegrees(longitude), Angle.FromDegrees(latitude)) is not null && !IsBeyond(map, longitude, latitude))
                    yield return (longitude, latitude);
            }
        }
    }

    static bool IsBeyond(SphereMap map, double longitude, double latitude) => map.Projection switch
    {
        // PROJ takes an arccosine, which on the equator keeps 26 mm.
        SphereProjection.TransverseMercator => Math.Abs(Math.IEEERemainder(longitude - map.CentreLongitude.Degrees, 360)) > 60 || latitude == 0,
        SphereProjection.Orthographic => Away(map, longitude, latitude) > 85,
        SphereProjection.Stereographic or SphereProjection.LambertAzimuthal or SphereProjection.AzimuthalEquidistant => Away(map, longitude, latitude) > 170,
        _ => false,
    };

    static double Away(SphereMap map, double longitude, double latitude)
    {
        var (sin, cos) = Math.SinCos(latitude * Math.PI / 180);
        var (sinCentre, cosCentre) = Math.SinCos(map.CentreLatitude.Radians);
        return Angle.FromRadians(Math.Acos(Math.Clamp((sin * sinCentre) + (cos * cosCentre * Math.Cos((longitude * Math.PI / 180) - map.CentreLongitude.Radians)), -1, 1))).Degrees;
    }

    static double ApartM(double longitudeA, double latitudeA, double longitudeB, double latitudeB)
    {
        var north = (latitudeA - latitudeB) * Math.PI / 180;
        var east = Math.IEEERemainder(longitudeA - longitudeB, 360) * Math.PI / 180 * Math.Cos(latitudeA * Math.PI / 180);
        return MoonRadiusM * Math.Sqrt((north * north) + (east * east));
    }
}
