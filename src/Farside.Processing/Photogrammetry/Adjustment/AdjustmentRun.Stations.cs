namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Which stations their ties can place.</summary>
sealed partial class AdjustmentRun
{
    /// <summary>Bars stations with too few ties to others, and those that hang on them.</summary>
    /// <returns>Whether any was barred.</returns>
    bool BarLoose()
    {
        var any = false;
        for (var again = true; again;)
        {
            var (accepted, _) = Census();
            again = false;
            for (var station = 0; station < accepted.Length; station++)
            {
                if (!_isBarred[station] && accepted[station] < _options.FewestTies)
                    any = again = Bar(station, $"{accepted[station]} ties to other stations; {_options.FewestTies} are wanted");
            }
        }

        return any;
    }

    /// <summary>Bars the station of which the smallest share of ties agrees with the others, when it is too small.</summary>
    bool BarDisagreeing()
    {
        var (accepted, all) = Census();
        var (worst, least) = (-1, _options.LeastAcceptedShare);
        for (var station = 0; station < accepted.Length; station++)
        {
            var share = (double)accepted[station] / Math.Max(1, all[station]);
            if (!_isBarred[station] && all[station] > 0 && share < least)
                (worst, least) = (station, share);
        }

        return worst >= 0 && Bar(worst, $"only {accepted[worst]} of its {all[worst]} ties agree with the others");
    }

    bool Bar(int station, string why)
    {
        _isBarred[station] = true;
        _report.Add($"{NameOf(station)} keeps its prior pose: {why}.");
        for (var track = 0; track < _ties.Tracks; track++)
        {
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1]; i++)
                _ties.IsAccepted[i] &= StationOf(i) != station || StaysWithin(track, station);
            if (_ties.Accepted(track) < 2)
                _ties.Reject(track);
        }

        return true;
    }

    bool StaysWithin(int track, int station)
    {
        for (var i = _ties.Start[track]; i < _ties.Start[track + 1]; i++)
        {
            if (StationOf(i) != station)
                return false;
        }

        return true;
    }

    string NameOf(int station) => string.Join(", ", _network.Views.Where(view => view.Station == station).Select(view => view.Id).DefaultIfEmpty($"station {station}"));

    /// <summary>For each station its accepted ties in tracks that reach another station, and all of its ties in such tracks.</summary>
    (int[] Accepted, int[] All) Census()
    {
        var (accepted, all) = (new int[_isBarred.Length], new int[_isBarred.Length]);
        for (var track = 0; track < _ties.Tracks; track++)
        {
            if (_ties.IsHeldOut[track])
                continue;
            var (reaches, reachesAccepted) = (Reaches(track, false), Reaches(track, true));
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1]; i++)
            {
                all[StationOf(i)] += reaches && !_isBarred[StationOf(i)] ? 1 : 0;
                accepted[StationOf(i)] += reachesAccepted && _ties.IsAccepted[i] ? 1 : 0;
            }
        }

        return (accepted, all);
    }

    /// <summary>Whether a track's ties, those that could count or those that do, lie in two stations or more.</summary>
    bool Reaches(int track, bool onlyAccepted)
    {
        var first = -1;
        for (var i = _ties.Start[track]; i < _ties.Start[track + 1]; i++)
        {
            if (_isBarred[StationOf(i)] || (onlyAccepted && !_ties.IsAccepted[i]))
                continue;
            if (first >= 0 && StationOf(i) != first)
                return true;
            first = StationOf(i);
        }

        return false;
    }
}
