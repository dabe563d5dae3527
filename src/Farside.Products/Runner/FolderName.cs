using System.Buffers;

namespace Farside.Products.Runner;

/// <summary>Product identifiers as folder names that every file system and URL takes.</summary>
public static class FolderName
{
    const int Longest = 160;
    static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Letters, digits, <c>.</c>, <c>_</c> and <c>-</c> stay; every other character becomes <c>_</c>; no leading dot, so nothing hides or climbs.</summary>
    public static string From(string id)
    {
        var name = string.Create(Math.Min(id.Length, Longest), id, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Plain.Contains(from[i]) ? from[i] : '_';
            }
        });
        return name.Length == 0 ? "_" : name[0] == '.' ? "_" + name[1..] : name;
    }
}
