using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Farside.Catalogue.Query;

/// <summary>A place between two rows of an order, which stays where it is while rows come and go.</summary>
public sealed record PageMark
{
    internal PageMark(long rank, long time, string key) => (Rank, Time, Key) = (rank, time, key);

    /// <summary>As <see cref="TopRows"/> compares.</summary>
    internal long Rank { get; }
    internal long Time { get; }
    internal string Key { get; }

    /// <summary>Letters, digits, hyphens and underscores.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Rank}\n{Time}\n{Key}")));

    /// <summary>Null for a text that <see cref="ToString"/> did not give.</summary>
    public static PageMark? Parse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 3);
        return parts.Length == 3 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank)
            && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time)
            ? new(rank, time, parts[2]) : null;
    }
}
