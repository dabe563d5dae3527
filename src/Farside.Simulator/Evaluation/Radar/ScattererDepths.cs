namespace Farside.Simulator.Evaluation.Radar;

/// <summary>
/// How deep the scatterers lie whose hyperbolas were fitted, against the rocks that sent them. A found one belongs to the strongest rock whose echo comes when
/// it came; one to which none belongs is counted, not judged. Depths of which the product itself is not sure to three parts in a hundred are left out.
/// </summary>
sealed class ScattererDepths : IRadarQuantity
{
    public const string Quantity = "radar scatterer depth, median error";
    const double WithinNs = 3;
    const double BeamTangent = 0.9;
    const double AlongM = 0.5;
    const double MostSigmaShare = 0.03;

    readonly List<double> _errors = [];
    int _of;

    public void Look(RadarPair pair)
    {
        foreach (var found in pair.Found.Where(found => pair.Rocks.Count > 0 && found.SigmaM <= MostSigmaShare * found.DepthM))
        {
            _of++;
            if (SlantOf(pair, found) is { } slantM)
            {
                _errors.Add(Math.Abs(found.DepthM - slantM) / slantM);
            }
        }
    }

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values()
    {
        if (_errors.Count > 0)
        {
            _errors.Sort();
            yield return (Quantity, 0.5 * (_errors[(_errors.Count - 1) / 2] + _errors[_errors.Count / 2]), _errors.Count, _of);
        }
    }

    static double? SlantOf(RadarPair pair, FoundScatterer found)
    {
        var (best, strongest) = (default(double?), 0.0);
        foreach (var rock in pair.Rocks)
        {
            var asideM = Far(rock.EastM - found.EastM, rock.NorthM - found.NorthM);
            var slantM = Far(rock.DepthM, asideM);
            var strength = Math.Abs(rock.Strength) / (slantM * slantM);
            if (asideM < BeamTangent * rock.DepthM && Math.Abs((rock.Ns * slantM / rock.DepthM) - found.Ns) < WithinNs && strength > strongest && IsAbreast(pair, rock, asideM))
            {
                (best, strongest) = (slantM, strength);
            }
        }

        return best;
    }

    // Its hyperbola's top is where the way passes nearest.
    static bool IsAbreast(RadarPair pair, TrueRock rock, double asideM)
    {
        var nearest = pair.Profile.Min(place => Far(rock.EastM - place.Place.X, rock.NorthM - place.Place.Y));
        return (asideM * asideM) - (nearest * nearest) < AlongM * AlongM;
    }

    static double Far(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
