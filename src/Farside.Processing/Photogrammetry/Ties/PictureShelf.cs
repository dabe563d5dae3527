namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Keeps the pictures that were asked for last and makes the others anew when they are wanted.</summary>
sealed class PictureShelf<TPicture>(int most, Func<int, TPicture> make)
{
    readonly LinkedList<(int Index, TPicture Picture)> _held = new();

    public TPicture this[int index]
    {
        get
        {
            var node = Find(index) ?? new((index, Make(index)));
            if (node.List is not null)
            {
                _held.Remove(node);
            }

            _held.AddFirst(node);
            return node.Value.Picture;
        }
    }

    TPicture Make(int index)
    {
        // Room first: the new one and the old ones are never held together.
        while (_held.Count >= Math.Max(2, most))
        {
            _held.RemoveLast();
        }

        return make(index);
    }

    LinkedListNode<(int Index, TPicture Picture)>? Find(int index)
    {
        for (var node = _held.First; node is not null; node = node.Next)
        {
            if (node.Value.Index == index)
            {
                return node;
            }
        }

        return null;
    }
}
