using System.Globalization;

namespace Farside.Core.Time;

/// <summary>One instant, kept as whole nanoseconds of International Atomic Time since 2000-01-01T12:00:00 TAI; text at the edges is UTC.</summary>
public readonly record struct Epoch(long TaiNanoseconds) : IComparable<Epoch>
{
    const long Second = 1_000_000_000;
    internal const long J2000Day = 10_957; // days from 1970-01-01 to 2000-01-01
    const double TtMinusTaiS = 32.184;

    /// <summary>Seconds of Terrestrial Time since J2000.0 (2000-01-01T12:00:00 TT).</summary>
    public double TerrestrialSeconds => (TaiNanoseconds / (double)Second) + TtMinusTaiS;

    /// <summary>Julian centuries of Terrestrial Time since J2000.0: the argument of the analytical theories.</summary>
    public double JulianCenturies => TerrestrialSeconds / (86_400.0 * 36_525.0);

    /// <summary>Days of 86,400 s of UTC since 2000-01-01T12:00:00 UTC: the argument of the Earth's rotation, which UTC follows within 0.9 s.</summary>
    public double UtcDays
    {
        get
        {
            var (utcSecond, within) = UtcSeconds();
            return (utcSecond + (within / (double)Second)) / 86_400;
        }
    }

    public static Epoch operator +(Epoch epoch, TimeSpan later) => new(epoch.TaiNanoseconds + (later.Ticks * 100));

    public static Epoch operator -(Epoch epoch, TimeSpan earlier) => new(epoch.TaiNanoseconds - (earlier.Ticks * 100));

    public static TimeSpan operator -(Epoch later, Epoch earlier) => TimeSpan.FromTicks((later.TaiNanoseconds - earlier.TaiNanoseconds) / 100);

    public static bool operator <(Epoch a, Epoch b) => a.TaiNanoseconds < b.TaiNanoseconds;

    public static bool operator >(Epoch a, Epoch b) => a.TaiNanoseconds > b.TaiNanoseconds;

    public static bool operator <=(Epoch a, Epoch b) => a.TaiNanoseconds <= b.TaiNanoseconds;

    public static bool operator >=(Epoch a, Epoch b) => a.TaiNanoseconds >= b.TaiNanoseconds;

    /// <summary>An instant from its UTC calendar fields; <paramref name="second"/> may be 60 inside a leap second.</summary>
    public static Epoch FromUtc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0, long nanosecond = 0)
    {
        var utcSecond = ((DaysFromCivil(year, month, day) - J2000Day) * 86_400) + (hour * 3600L) + (minute * 60L) + Math.Min(second, 59) - 43_200;
        var leap = second == 60 ? 1 : 0;
        return new(((utcSecond + LeapSeconds.TaiMinusUtc(utcSecond) + leap) * Second) + nanosecond);
    }

    /// <summary>A count of seconds since a UTC instant in which every day has 86,400 seconds (how the radar's clock counts).</summary>
    public static Epoch FromUtcCount(Epoch origin, long seconds, long nanosecond = 0)
    {
        var (utcSecond, within) = origin.UtcSeconds();
        var then = utcSecond + seconds;
        return new(((then + LeapSeconds.TaiMinusUtc(then)) * Second) + within + nanosecond);
    }

    /// <summary>
    /// Parses ISO 8601 UTC text (<c>2019-01-11T19:57:09.000Z</c>, fraction and <c>Z</c> optional, blank for <c>T</c> allowed, day of year
    /// allowed).
    /// </summary>
    public static bool TryParseUtc(string? text, out Epoch epoch)
    {
        epoch = default;
        if (text is null)
        {
            return false;
        }

        var t = text.AsSpan().Trim().TrimEnd('Z');
        var cut = t.IndexOfAny('T', ' ');
        var date = cut < 0 ? t : t[..cut];
        var clock = cut < 0 ? default : t[(cut + 1)..];
        return TryDate(date, out var year, out var month, out var day)
            && TryClock(clock, out var hour, out var minute, out var second, out var nanosecond)
            && TryMake(year, month, day, hour, minute, second, nanosecond, out epoch);
    }

    /// <summary>Parses the fourteen digits of a Chinese product name, <c>yyyymmddhhmiss</c>.</summary>
    public static bool TryParseCompact(ReadOnlySpan<char> digits, out Epoch epoch)
    {
        epoch = default;
        return digits.Length == 14
            && Int(digits[..4], out var year) && Int(digits[4..6], out var month) && Int(digits[6..8], out var day)
            && Int(digits[8..10], out var hour) && Int(digits[10..12], out var minute) && Int(digits[12..], out var second)
            && TryMake(year, month, day, hour, minute, second, 0, out epoch);
    }

    /// <summary>ISO 8601 UTC with milliseconds and <c>Z</c>.</summary>
    public string ToUtcText()
    {
        var (year, month, day, hour, minute, second, nanosecond) = ToUtc();
        return string.Create(CultureInfo.InvariantCulture,
            $"{year:D4}-{month:D2}-{day:D2}T{hour:D2}:{minute:D2}:{second:D2}.{nanosecond / 1_000_000:D3}Z");
    }

    /// <summary>The fourteen digits <c>yyyymmddhhmiss</c> of product names, whole seconds.</summary>
    public string ToCompactText()
    {
        var (year, month, day, hour, minute, second, _) = ToUtc();
        return string.Create(CultureInfo.InvariantCulture, $"{year:D4}{month:D2}{day:D2}{hour:D2}{minute:D2}{second:D2}");
    }

    /// <summary>UTC calendar fields; the second is 60 inside a leap second.</summary>
    public (int Year, int Month, int Day, int Hour, int Minute, int Second, long Nanosecond) ToUtc()
    {
        var (utcSecond, within) = UtcSeconds();
        var leap = LeapSeconds.IsInLeapSecond(Floor(TaiNanoseconds, Second)) ? 1 : 0;
        var sinceMidnight = utcSecond + 43_200;
        var days = Floor(sinceMidnight, 86_400);
        var clock = (int)(sinceMidnight - (days * 86_400));
        var (year, month, day) = CivilFromDays(days + J2000Day);
        return (year, month, day, clock / 3600, clock / 60 % 60, (clock % 60) + leap, within);
    }

    public int CompareTo(Epoch other) => TaiNanoseconds.CompareTo(other.TaiNanoseconds);

    public override string ToString() => ToUtcText();

    (long UtcSecond, long Nanosecond) UtcSeconds()
    {
        var tai = Floor(TaiNanoseconds, Second);
        return (tai - LeapSeconds.TaiMinusUtcAtTai(tai), TaiNanoseconds - (tai * Second));
    }

    static bool TryMake(int year, int month, int day, int hour, int minute, int second, long nanosecond, out Epoch epoch)
    {
        var isTime = year is >= 1960 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month)
            && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and <= 60;
        epoch = isTime ? FromUtc(year, month, day, hour, minute, second, nanosecond) : default;
        return isTime;
    }

    static bool TryDate(ReadOnlySpan<char> date, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 1, 1);
        if (date.Length < 4 || !Int(date[..4], out year))
        {
            return false;
        }

        if (date.Length == 4)
        {
            return true;
        }

        if (date.Length == 8 && date[4] == '-')
        {
            var isDay = Int(date[5..], out var dayOfYear) && dayOfYear is >= 1 and <= 366;
            if (isDay)
            {
                (_, month, day) = CivilFromDays(DaysFromCivil(year, 1, 1) + dayOfYear - 1);
            }

            return isDay;
        }

        return date.Length is 7 or 10 && date[4] == '-' && Int(date[5..7], out month)
            && (date.Length == 7 || (date[7] == '-' && Int(date[8..], out day)));
    }

    static bool TryClock(ReadOnlySpan<char> clock, out int hour, out int minute, out int second, out long nanosecond)
    {
        (hour, minute, second, nanosecond) = (0, 0, 0, 0);
        if (clock.IsEmpty)
        {
            return true;
        }

        if (clock.Length < 5 || !Int(clock[..2], out hour) || clock[2] != ':' || !Int(clock[3..5], out minute))
        {
            return false;
        }

        if (clock.Length == 5)
        {
            return true;
        }

        if (clock.Length < 8 || clock[5] != ':' || !Int(clock[6..8], out second))
        {
            return false;
        }

        var fraction = clock[8..];
        if (fraction.IsEmpty)
        {
            return true;
        }

        Span<char> nine = stackalloc char[9];
        nine.Fill('0');
        fraction = fraction[1..];
        fraction[..Math.Min(9, fraction.Length)].CopyTo(nine);
        return clock[8] == '.' && long.TryParse(nine, NumberStyles.None, CultureInfo.InvariantCulture, out nanosecond);
    }

    static bool Int(ReadOnlySpan<char> digits, out int value) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    static int DaysInMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    // Days since 1970-01-01 in the Gregorian calendar, with years that begin in March so that the leap day comes last.
    internal static long DaysFromCivil(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1 : year;
        var era = Floor(y, 400);
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }

    static (int Year, int Month, int Day) CivilFromDays(long days)
    {
        var shifted = days + 719_468;
        var era = Floor(shifted, 146_097);
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var march = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(march < 10 ? march + 3 : march - 9);
        return ((int)(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0)), month, (int)(dayOfYear - (((153 * march) + 2) / 5) + 1));
    }

    static long Floor(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
