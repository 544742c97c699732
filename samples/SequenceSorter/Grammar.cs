using System;
using System.Linq;
using System.Text;

namespace NetGen.Samples.SequenceSorter;

/// <summary>
/// Words of the embedded Reber grammar: a walk through a small graph that writes a letter on each edge, between two letters that have to be the same, T or P. Whoever reads a word has to keep the one in mind until the other comes.
/// </summary>
internal static class Grammar
{
    public const string Alphabet = "BTPSXVE";
    public const int Letters = 7;
    public const int LongestWord = 40;
    public const int Classes = 3;

    // The letters of the graph but for its first and last, and where each edge goes.
    private const string Inner = "TPSXV";
    private const int End = 6;
    private const double Loop = 0.75;

    private static readonly (char Letter, int Next)[][] Graph =
    [
        [('B', 1)],
        [('T', 2), ('P', 3)],
        [('S', 2), ('X', 4)],
        [('T', 3), ('V', 5)],
        [('X', 3), ('S', End)],
        [('P', 4), ('V', End)],
    ];

    public static readonly string[] Names = ["right", "wrong inside", "wrong end"];

    /// <summary>A word of a class, an index of <see cref="Names"/>.</summary>
    public static string Word(int label, Random random)
    {
        string inner = Walk(random);
        char first = random.Next(2) == 0 ? 'T' : 'P';
        char last = label != 2 ? first : first == 'T' ? 'P' : 'T';
        string word = $"B{first}{(label == 1 ? Spoil(inner, random) : inner)}{last}E";
        return word.Length <= LongestWord ? word : Word(label, random);
    }

    private static string Walk(Random random)
    {
        StringBuilder word = new();
        int place = 0;
        while (place != End)
        {
            (char Letter, int Next)[] edges = Graph[place];
            bool canStay = edges[0].Next == place;
            int chosen = edges.Length == 1 || random.NextDouble() < (canStay ? Loop : 0.5) ? 0 : 1;
            word.Append(edges[chosen].Letter);
            place = edges[chosen].Next;
        }

        return word.Append('E').ToString();
    }

    /// <summary>Exchanges two neighbouring letters, so that there is no such walk: it has as many of each letter as before.</summary>
    private static string Spoil(string inner, Random random)
    {
        while (true)
        {
            char[] letters = inner.ToCharArray();
            int place = random.Next(1, letters.Length - 2);
            (letters[place], letters[place + 1]) = (letters[place + 1], letters[place]);
            if (!IsWalk(letters))
            {
                return new string(letters);
            }
        }
    }

    private static bool IsWalk(char[] letters)
    {
        int place = 0;
        foreach (char letter in letters[..^1])
        {
            if (place == End || !Graph[place].Any(edge => edge.Letter == letter))
            {
                return false;
            }

            place = Graph[place].First(edge => edge.Letter == letter).Next;
        }

        return place == End;
    }
}
