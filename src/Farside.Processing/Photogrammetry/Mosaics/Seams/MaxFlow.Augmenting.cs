namespace Farside.Processing.Photogrammetry.Mosaics.Seams;

public sealed partial class MaxFlow
{
    void Augment(int meeting)
    {
        var (source, sink) = (_head[meeting ^ 1], _head[meeting]);
        var flow = Math.Min(_capacity[meeting], Math.Min(Room(source, isSink: false), Room(sink, isSink: true)));
        _capacity[meeting] -= flow;
        _capacity[meeting ^ 1] += flow;
        Send(source, flow, isSink: false);
        Send(sink, flow, isSink: true);
        Flow += flow;
    }

    // The least that fits through on the way to a node's own end.
    double Room(int node, bool isSink)
    {
        var room = double.PositiveInfinity;
        for (; _parent[node] != Terminal; node = _head[_parent[node]])
        {
            room = Math.Min(room, _capacity[isSink ? _parent[node] : _parent[node] ^ 1]);
        }

        return Math.Min(room, Math.Abs(_terminal[node]));
    }

    void Send(int node, double flow, bool isSink)
    {
        while (_parent[node] != Terminal)
        {
            var edge = isSink ? _parent[node] : _parent[node] ^ 1;
            var parent = _head[_parent[node]];
            _capacity[edge] -= flow;
            _capacity[edge ^ 1] += flow;
            if (_capacity[edge] <= 0)
            {
                SetOrphan(node);
            }

            node = parent;
        }

        _terminal[node] += isSink ? flow : -flow;
        if (isSink ? _terminal[node] >= 0 : _terminal[node] <= 0)
        {
            SetOrphan(node);
        }
    }

    void SetOrphan(int node)
    {
        _parent[node] = Orphan;
        _orphans.Enqueue(node);
    }

    void Adopt(int orphan)
    {
        var isSink = _isSink[orphan];
        var (best, bestDistance) = (None, int.MaxValue);
        for (var edge = _firstEdge[orphan]; edge != None; edge = _nextEdge[edge])
        {
            var next = _head[edge];
            if (_capacity[isSink ? edge : edge ^ 1] > 0 && _isSink[next] == isSink && _parent[next] != None
                && Rooted(next) is var distance && distance < bestDistance)
            {
                (best, bestDistance) = (edge, distance);
            }
        }

        _parent[orphan] = best;
        if (best != None)
        {
            (_stamp[orphan], _distance[orphan]) = (_time, bestDistance + 1);
        }
        else
        {
            Release(orphan, isSink);
        }
    }

    // How far a node is from its own end, int.MaxValue when its line ends in an orphan; the way is marked so that it is walked once.
    int Rooted(int node)
    {
        var (at, steps) = (node, 0);
        while (_stamp[at] != _time && _parent[at] != Terminal)
        {
            if (_parent[at] == Orphan)
            {
                return int.MaxValue;
            }

            steps++;
            at = _head[_parent[at]];
        }

        var distance = steps + (_stamp[at] == _time ? _distance[at] : 1);
        Mark(node, distance);
        return distance;
    }

    void Mark(int node, int distance)
    {
        while (_stamp[node] != _time)
        {
            (_stamp[node], _distance[node]) = (_time, distance--);
            if (_parent[node] == Terminal)
            {
                return;
            }

            node = _head[_parent[node]];
        }
    }

    void Release(int orphan, bool isSink)
    {
        for (var edge = _firstEdge[orphan]; edge != None; edge = _nextEdge[edge])
        {
            var next = _head[edge];
            if (_isSink[next] != isSink || _parent[next] == None)
            {
                continue;
            }

            if (_capacity[isSink ? edge : edge ^ 1] > 0)
            {
                Activate(next);
            }

            if (_parent[next] >= 0 && _head[_parent[next]] == orphan)
            {
                SetOrphan(next);
            }
        }
    }
}
