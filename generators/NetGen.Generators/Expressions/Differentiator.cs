using System;

namespace NetGen.Generators.Expressions;

/// <summary>Differentiates expression trees. At a kink the derivative is the one PyTorch takes, that of the lower branch.</summary>
internal static class Differentiator
{
    /// <summary>The simplified derivative of <paramref name="expression"/> with respect to <paramref name="variable"/>.</summary>
    public static Expression Derivative(Expression expression, Operand variable) =>
        Simplifier.Simplify(Differentiate(expression, variable));

    private static Expression Differentiate(Expression expression, Operand variable) => expression switch
    {
        Constant => Expression.Zero,
        Operand operand => operand == variable ? Expression.One : Expression.Zero,
        Unary unary => Inner(unary) * Differentiate(unary.Value, variable),
        Binary binary => OfBinary(binary, Differentiate(binary.Left, variable), Differentiate(binary.Right, variable)),
        SelectGreater select => new SelectGreater(
            select.Left, select.Right, Differentiate(select.WhenTrue, variable), Differentiate(select.WhenFalse, variable)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "No rule for this node."),
    };

    /// <summary>The derivative of a function of one value with respect to that value; in terms of the function itself where it can be.</summary>
    private static Expression Inner(Unary unary) => unary.Operator switch
    {
        UnaryOperator.Negate => -1.0,
        UnaryOperator.Exp or UnaryOperator.ExpNonPositive => unary,
        UnaryOperator.Expm1NonPositive => unary + 1.0,
        UnaryOperator.Log => 1.0 / unary.Value,
        UnaryOperator.Tanh => 1.0 - (unary * unary),
        UnaryOperator.Sigmoid => unary * (1.0 - unary),
        UnaryOperator.SigmoidReciprocal => 1.0 - unary,
        UnaryOperator.TanhPart => 1.0 - (2.0 * unary),
        UnaryOperator.Erf => (2 / Math.Sqrt(Math.PI)) * Expression.ExpNonPositive(-(unary.Value * unary.Value)),
        UnaryOperator.Softplus => Expression.Sigmoid(unary.Value),
        UnaryOperator.Sqrt => 0.5 / unary,

        // What is neither above nor below zero is zero itself, or NaN, which stays.
        UnaryOperator.Abs => Expression.SelectGreater(
            unary.Value, 0, 1, Expression.SelectGreater(0, unary.Value, -1.0, unary.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(unary), unary.Operator, "No rule for this function."),
    };

    private static Expression OfBinary(Binary binary, Expression left, Expression right) => binary.Operator switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => (left * binary.Right) + (binary.Left * right),
        BinaryOperator.Divide => (left - (binary * right)) / binary.Right,

        // max(c, u) > c exactly where u > c: asking the maximum lets the derivative be read from the output alone.
        BinaryOperator.Max => Expression.SelectGreater(binary.Left is Constant ? binary : binary.Right, binary.Left, right, left),
        BinaryOperator.Min => Expression.SelectGreater(binary.Left, binary.Left is Constant ? binary : binary.Right, right, left),
        _ => throw new ArgumentOutOfRangeException(nameof(binary), binary.Operator, "No rule for this operator."),
    };
}
