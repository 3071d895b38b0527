package dev.homeostat.domain.learning;

/**
 * The factor L of a symmetric positive definite matrix A = L L', after Golub and Van Loan, Matrix Computations, 4.2.
 * Sums run in a fixed order, so that the same matrix gives the same bits on every platform.
 */
final class Cholesky {

    private final double[][] lower;

    /**
     * Factors a matrix.
     *
     * @throws IllegalArgumentException when it is not positive definite
     */
    Cholesky(double[][] matrix) {
        int size = matrix.length;
        lower = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < row; column++) {
                lower[row][column] = (matrix[row][column] - product(row, column, column)) / lower[column][column];
            }
            double pivot = matrix[row][row] - product(row, row, row);
            if (!(pivot > 0)) {
                throw new IllegalArgumentException("not positive definite: pivot %d is %s".formatted(row, pivot));
            }
            lower[row][row] = Math.sqrt(pivot);
        }
    }

    private double product(int row, int other, int terms) {
        double sum = 0;
        for (int k = 0; k < terms; k++) {
            sum += lower[row][k] * lower[other][k];
        }
        return sum;
    }

    /** The x with A x = b. */
    double[] solve(double[] right) {
        double[] x = right.clone();
        for (int row = 0; row < x.length; row++) {
            for (int k = 0; k < row; k++) {
                x[row] -= lower[row][k] * x[k];
            }
            x[row] /= lower[row][row];
        }
        for (int row = x.length - 1; row >= 0; row--) {
            for (int k = row + 1; k < x.length; k++) {
                x[row] -= lower[k][row] * x[k];
            }
            x[row] /= lower[row][row];
        }
        return x;
    }

    /** The inverse of A, symmetric to the bit. */
    double[][] inverse() {
        int size = lower.length;
        double[][] inverse = new double[size][];
        for (int column = 0; column < size; column++) {
            double[] unit = new double[size];
            unit[column] = 1;
            inverse[column] = solve(unit);
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < row; column++) {
                inverse[row][column] = inverse[column][row];
            }
        }
        return inverse;
    }
}
