using System.Buffers.Binary;
using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Index;

/// <summary>The quality numbers of one segment: for each name the places that have one, and the numbers.</summary>
sealed class MeasureLists
{
    readonly SortedDictionary<string, List<(ushort Place, double Number)>> _lists = new(StringComparer.Ordinal);

    public void Clear() => _lists.Clear();

    /// <param name="quality">As <see cref="QualityText"/> writes it.</param>
    public void Take(string quality, int place)
    {
        foreach (var number in QualityText.Read(quality).Where(number => double.IsFinite(number.Value)))
        {
            if (!_lists.TryGetValue(number.Name, out var list))
            {
                _lists[number.Name] = list = [];
            }

            list.Add(((ushort)place, number.Value));
        }
    }

    public void Save(CatalogueStore database, int segment)
    {
        database.Prepare("DELETE FROM measure WHERE segment = ?").Bind(segment).Run();
        foreach (var (name, list) in _lists)
        {
            var (places, numbers) = (new byte[list.Count * 2], new byte[list.Count * 8]);
            for (var i = 0; i < list.Count; i++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(places.AsSpan(i * 2), list[i].Place);
                BinaryPrimitives.WriteDoubleLittleEndian(numbers.AsSpan(i * 8), list[i].Number);
            }

            database.Put(CatalogueStore.Measure).Bind(segment).Bind(name).Bind(places).Bind(numbers).Run();
        }
    }
}
