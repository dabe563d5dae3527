namespace Farside.Core.Time;

/// <summary>TAI − UTC, whole seconds, since 1972. Source: IERS Bulletin C, as in NAIF's leap second kernel naif0012.</summary>
static class LeapSeconds
{
    // UTC seconds since 2000-01-01T12:00:00 (86,400 a day) at which each step begins, and TAI − UTC from then on.
    static readonly (long FromUtc, int Seconds)[] Steps =
    [
        (At(1972, 1), 10), (At(1972, 7), 11), (At(1973, 1), 12), (At(1974, 1), 13), (At(1975, 1), 14), (At(1976, 1), 15), (At(1977, 1), 16),
        (At(1978, 1), 17), (At(1979, 1), 18), (At(1980, 1), 19), (At(1981, 7), 20), (At(1982, 7), 21), (At(1983, 7), 22), (At(1985, 7), 23),
        (At(1988, 1), 24), (At(1990, 1), 25), (At(1991, 1), 26), (At(1992, 7), 27), (At(1993, 7), 28), (At(1994, 7), 29), (At(1996, 1), 30),
        (At(1997, 7), 31), (At(1999, 1), 32), (At(2006, 1), 33), (At(2009, 1), 34), (At(2012, 7), 35), (At(2015, 7), 36), (At(2017, 1), 37),
    ];

    public static int TaiMinusUtc(long utcSecond) => Latest(step => utcSecond >= step.FromUtc);

    public static int TaiMinusUtcAtTai(long taiSecond) => Latest(step => taiSecond >= step.FromUtc + step.Seconds - 1);

    public static bool IsInLeapSecond(long taiSecond)
    {
        foreach (var (fromUtc, seconds) in Steps.AsSpan(1))
        {
            if (taiSecond == fromUtc + seconds - 1)
            {
                return true;
            }
        }

        return false;
    }

    static int Latest(Func<(long FromUtc, int Seconds), bool> hasBegun)
    {
        for (var i = Steps.Length - 1; i >= 0; i--)
        {
            if (hasBegun(Steps[i]))
            {
                return Steps[i].Seconds;
            }
        }

        return 10;
    }

    static long At(int year, int month) => ((Epoch.DaysFromCivil(year, month, 1) - Epoch.J2000Day) * 86_400) - 43_200;
}
